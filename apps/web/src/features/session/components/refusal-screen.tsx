"use client";
import { ProhibitIcon } from "@phosphor-icons/react/dist/ssr/Prohibit";
import { useTranslations } from "next-intl";
import { Notice } from "../../../shared/components/notice.tsx";
import { useRefusal } from "../../../shared/use-refusal.ts";

/** Joining was refused, and why. */
export function RefusalScreen({ code, onBack }: { code: string; onBack: () => void }) {
  const t = useTranslations("ended");
  const refusalText = useRefusal();
  return (
    <Notice
      icon={<ProhibitIcon aria-hidden />}
      tone="warning"
      title={t("failed.title")}
      text={refusalText(code)}
      action={{ label: t("tryAgain"), onSelect: onBack }}
      links={[{ href: "/", label: t("toHome") }]}
    />
  );
}
