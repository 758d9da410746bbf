"use client";
import { CalendarPlusIcon } from "@phosphor-icons/react/dist/ssr/CalendarPlus";
import { Button } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";

/** Downloads the calendar file. */
export function CalendarLink({ path }: { path: string }) {
  const t = useTranslations("sessions.plan");
  return (
    <Button icon={<CalendarPlusIcon aria-hidden />} render={<a href={path} download />}>
      {t("calendar")}
    </Button>
  );
}
