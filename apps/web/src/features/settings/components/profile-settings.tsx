import type { Profile } from "@rooms/api-client";
import { getTranslations } from "#i18n/get-translations.ts";
import { visitorApi } from "#server/api.ts";
import { Panel } from "#shared/components/panel.tsx";
import { AvatarField } from "./avatar-field.tsx";
import { ProfileName } from "./profile-name.tsx";
import { SignInMethods } from "./sign-in-methods.tsx";
import { SignOutEverywhere } from "./sign-out-everywhere.tsx";

export interface ProfileSettingsProps {
  profile: Profile;
  /** The code of why linking a provider did not work a moment ago. */
  error: string | null;
}

/** One's face, name and address; at the end, signing out on every device. */
export async function ProfileSettings({ profile, error }: ProfileSettingsProps) {
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
      <Panel id="sign-in-methods" title={t("signInMethods.title")} lead={t("signInMethods.lead")}>
        <LinkedMethods error={error} />
      </Panel>
      <Panel id="danger" title={t("danger")}>
        <div className="rounded-lg border border-line bg-surface-raised">
          <SignOutEverywhere />
        </div>
      </Panel>
    </>
  );
}

async function LinkedMethods({ error }: { error: string | null }) {
  const answer = await (await visitorApi()).identity.listSignInMethods();
  if (!answer.ok) throw new Error(`The sign-in methods could not be read: ${answer.problem.code}`);
  return <SignInMethods methods={answer.data.items} error={error} />;
}
