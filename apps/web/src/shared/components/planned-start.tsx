"use client";
import { useLocale } from "next-intl";
import { useTranslations } from "#i18n/use-translations.ts";
import { browserTimeZone } from "../browser-time-zone.ts";
import { plannedTime } from "../planned-time.ts";
import { useNow } from "../use-now.ts";

/** "Starts today at 15:00 (in 20 minutes)", by the visitor's clocks; it keeps up while it is looked at. */
export function PlannedStart({ startAt }: { startAt: string }) {
  const t = useTranslations("sessions");
  const locale = useLocale();
  const nowMs = useNow();
  // The server knows no time zone: an empty line holds the place until the browser fills it.
  if (nowMs === null) return <span aria-hidden>&nbsp;</span>;
  const startAtMs = Date.parse(startAt);
  const timeZone = browserTimeZone();
  const { past, ...when } = plannedTime({ startAtMs, nowMs, locale, timeZone });
  return <time dateTime={startAt}>{past ? t("wasToStart", when) : t("starts", when)}</time>;
}
