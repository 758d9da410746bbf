import { version } from "@rooms/service-kit/version";
import { getTranslations } from "#i18n/get-translations.ts";
import type { ReactNode } from "react";
import { SettingsNav } from "#features/settings/components/settings-nav.tsx";
import { PageMain } from "#shared/components/page-main.tsx";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("settings");
  return (
    <PageMain>
      <h1 className="text-2xl font-semibold tracking-tight">{t("title")}</h1>
      <div className="mt-5 gap-12 md:mt-8 md:grid md:grid-cols-[11rem_minmax(0,40rem)]">
        <SettingsNav />
        <div>{children}</div>
      </div>
      <p className="mt-12 text-sm text-text-muted">{t("version", { version })}</p>
    </PageMain>
  );
}
