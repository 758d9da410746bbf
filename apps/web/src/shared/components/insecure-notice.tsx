"use client";
import { Banner, buttonLook } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useSecure } from "../use-secure.ts";

export interface InsecureNoticeProps {
  /** This page at the address that people are meant to use. */
  address: string;
}

/** Says on a page without https why there is no camera or microphone, and the way to them. */
export function InsecureNotice({ address }: InsecureNoticeProps) {
  const t = useTranslations("app.insecure");
  if (useSecure()) return null;
  const secure = address.startsWith("https:");
  return (
    <Banner
      tone="warning"
      title={t("title")}
      action={
        secure && (
          <a href={address} className={buttonLook({ variant: "secondary", size: "sm" })}>
            {t("open")}
          </a>
        )
      }
    >
      {t("why")} {t(secure ? "useHttps" : "ask")}
    </Banner>
  );
}
