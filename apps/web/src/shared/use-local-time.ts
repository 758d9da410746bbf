"use client";
import { useFormatter } from "next-intl";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

let foundTimeZone: string | null = null;

/** Asked once: making a format to find it takes longer than most of what is drawn with it. */
function timeZoneHere(): string {
  foundTimeZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return foundTimeZone;
}

/** Writes a moment, its day alone, or its day and year, in the visitor's time zone, which the server does not know: it writes UTC, the browser corrects it. */
export function useLocalTime(): (iso: string, precision?: "minute" | "day" | "date") => string {
  const format = useFormatter();
  const timeZone = useSyncExternalStore(never, timeZoneHere, () => "UTC");
  return (iso, precision = "minute") =>
    format.dateTime(new Date(iso), {
      timeZone,
      day: "numeric",
      month: "short",
      ...(precision === "date" && { year: "numeric" }),
      ...(precision === "minute" && { hour: "numeric", minute: "2-digit" }),
    });
}
