import type { Profile } from "@rooms/api-client";
import { getTranslations } from "next-intl/server";
import { Panel } from "../../../shared/components/panel.tsx";
import { AvatarField } from "./avatar-field.tsx";
import { ProfileName } from "./profile-name.tsx";
import { SignOutEverywhere } from "./sign-out-everywhere.tsx";

/** One's face, name and address; at the end, the way out of every device. */
export async function ProfileSettings({ profile }: { profile: Profile }) {
  const t = await getTranslations("settings");
  return (
    <>
      <Panel title={t("profile")} lead={t("profileLead")}>
        <div className="flex flex-col gap-6">
          <AvatarField profile={profile} />
          <ProfileName name={profile.displayName ?? ""} />
          <div>
            <p className="text-sm font-medium">{t("email")}</p>
            <p className="mt-1 truncate">{profile.email}</p>
            <p className="text-sm text-text-muted">{t("emailHint")}</p>
          </div>
        </div>
      </Panel>
      <Panel id="danger" title={t("danger")}>
        <div className="rounded-lg border border-line bg-surface-raised">
          <SignOutEverywhere />
        </div>
      </Panel>
    </>
  );
}
