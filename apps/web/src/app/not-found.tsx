import { getTranslations } from "next-intl/server";
import { Notice } from "../shared/components/notice.tsx";

export default async function NotFound() {
  const t = await getTranslations("errors");
  return (
    <Notice
      title={t("notFoundTitle")}
      text={t("notFoundText")}
      links={[{ href: "/", label: t("home"), primary: true }]}
    />
  );
}
