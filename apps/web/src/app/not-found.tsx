import { InfoIcon } from "@phosphor-icons/react/dist/ssr/Info";
import { getTranslations } from "#i18n/get-translations.ts";
import { PlainNotice } from "#shared/components/plain-notice.tsx";

export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <PlainNotice
      icon={<InfoIcon aria-hidden />}
      title={t("notFoundTitle")}
      text={t("notFoundText")}
      home={t("home")}
    />
  );
}
