"use client";
import { Banner, Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useCopy } from "#shared/use-copy.ts";

/** In place of promises where nothing sends mail. */
export function MailOffNotice({ link }: { link: string }) {
  const t = useTranslations("sessions");
  const copy = useCopy();
  return (
    <Banner
      tone="warning"
      action={
        <Button
          type="button"
          onClick={() => copy(link, { done: t("copied"), failed: t("copyFailed", { link }) })}
        >
          {t("copyLink")}
        </Button>
      }
    >
      {t("plan.invitees.mailOff")}
    </Banner>
  );
}
