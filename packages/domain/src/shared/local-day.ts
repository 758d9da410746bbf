/** The day it is in a time zone, `YYYY-MM-DD`; in UTC where the zone is unknown. */
export function localDay(at: Date, timeZone: string): string {
  const zone = knownTimeZone(timeZone);
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}

/** The zone, or UTC where this machine does not know it: zones come and go between releases of the tz database. */
export function knownTimeZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
