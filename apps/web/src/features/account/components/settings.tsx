import type { Profile, Space } from "@rooms/contracts/http";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LanguageSwitch } from "../../../shared/components/language-switch.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SpaceForm } from "./space-form.tsx";

export async function Settings({ profile, space }: { profile: Profile; space: Space | null }) {
  const t = await getTranslations("settings");
  return (
    <div className="max-w-xl">
      <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
      <Section title={t("profile")}>
        <ProfileForm profile={profile} />
      </Section>
      {space && (
        <Section title={t("space")}>
          <SpaceForm space={space} />
        </Section>
      )}
      <Section title={t("language")}>
        <LanguageSwitch />
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-8 border-t border-line pt-6">
      <h2 className="mb-4 text-lg font-semibold">{title}</h2>
      {children}
    </section>
  );
}
