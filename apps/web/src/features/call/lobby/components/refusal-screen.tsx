"use client";
import { FlagCheckeredIcon } from "@phosphor-icons/react/dist/ssr/FlagCheckered";
import { ProhibitIcon } from "@phosphor-icons/react/dist/ssr/Prohibit";
import { useTranslations } from "#i18n/use-translations.ts";
import { Notice } from "#shared/components/notice.tsx";
import { useRefusal } from "#shared/use-refusal.ts";
import { finalRefusalOf, isEntryRefusal } from "../view-models/final-refusal.ts";

/** Joining was refused, and why; trying again is offered where it may help. */
export function RefusalScreen({ code, onBack }: { code: string; onBack: () => void }) {
  const t = useTranslations("ended");
  const refusalText = useRefusal();
  const final = finalRefusalOf(code);
  const links = [{ href: "/", label: t("toHome") }];
  if (final) {
    const removed = final === "removed";
    return (
      <Notice
        icon={removed ? <ProhibitIcon aria-hidden /> : <FlagCheckeredIcon aria-hidden />}
        tone={removed ? "danger" : "neutral"}
        title={t(`${final}.title`)}
        text={t(`${final}.text`)}
        links={links}
      />
    );
  }
  return (
    <Notice
      icon={<ProhibitIcon aria-hidden />}
      tone="warning"
      title={t(isEntryRefusal(code) ? "cannotJoin" : "failed.title")}
      text={refusalText(code)}
      action={{ label: t("tryAgain"), onSelect: onBack }}
      links={links}
    />
  );
}
