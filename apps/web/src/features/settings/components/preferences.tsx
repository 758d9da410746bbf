import { getTranslations } from "#i18n/get-translations.ts";
import { Panel } from "#shared/components/panel.tsx";
import type { Theme } from "#shared/theme.ts";
import { LanguageChoice } from "./language-choice.tsx";
import { NotificationChoice } from "./notification-choice.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

/** How this browser shows Rooms. */
export async function Preferences({ theme }: { theme: Theme }) {
  const t = await getTranslations("settings");
  return (
    <>
      <Panel title={t("appearance")} lead={t("appearanceLead")}>
        <ThemeChoice theme={theme} />
      </Panel>
      <Panel title={t("language")} lead={t("languageLead")}>
        <LanguageChoice />
      </Panel>
      <Panel title={t("notify.title")} lead={t("notify.lead")}>
        <NotificationChoice />
      </Panel>
    </>
  );
}
