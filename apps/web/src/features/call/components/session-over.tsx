import { getTranslations } from "#i18n/get-translations.ts";
import { Notice } from "#shared/components/notice.tsx";

/** The session behind a link is no more. */
export async function SessionOver({ reason }: { reason: "session-ended" | "session-expired" }) {
  const t = await getTranslations("ended");
  return (
    <Notice
      title={t(`${reason}.title`)}
      text={t(`${reason}.text`)}
      links={[{ href: "/", label: t("toHome") }]}
    />
  );
}
