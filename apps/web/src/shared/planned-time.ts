const minuteMs = 60_000;
const hourMinutes = 60;
const dayMinutes = 24 * hourMinutes;
const dayMs = dayMinutes * minuteMs;

export interface PlannedTime {
  readonly past: boolean;
  /** "today", or the date where it is further away than a day. */
  readonly day: string;
  readonly time: string;
  /** "in 20 minutes". */
  readonly relative: string;
}

interface Asked {
  readonly startAtMs: number;
  readonly nowMs: number;
  readonly locale: string;
  /** That of this machine where it is undefined. */
  readonly timeZone: string | undefined;
}

/** When something is meant to start, in the words of a language and by the clocks of a time zone. */
export function plannedTime(asked: Asked): PlannedTime {
  const { startAtMs, nowMs, locale, timeZone } = asked;
  const away = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const days = (dayOf(startAtMs, timeZone) - dayOf(nowMs, timeZone)) / dayMs;
  const minutes = Math.round((startAtMs - nowMs) / minuteMs);
  return {
    past: minutes < 0,
    day: Math.abs(days) <= 1 ? away.format(days, "day") : dateOf(asked),
    time: new Intl.DateTimeFormat(locale, { timeZone, timeStyle: "short" }).format(startAtMs),
    relative: relativeOf(away, { minutes, days }),
  };
}

function relativeOf(
  away: Intl.RelativeTimeFormat,
  { minutes, days }: { minutes: number; days: number },
): string {
  const distance = Math.abs(minutes);
  if (distance < 1) return away.format(0, "second");
  if (distance < hourMinutes) return away.format(minutes, "minute");
  if (distance < dayMinutes) return away.format(Math.round(minutes / hourMinutes), "hour");
  return away.format(days, "day");
}

function dateOf({ startAtMs, nowMs, locale, timeZone }: Asked): string {
  const year = new Intl.DateTimeFormat("en", { timeZone, year: "numeric" });
  const sameYear = year.format(startAtMs) === year.format(nowMs);
  return new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(startAtMs);
}

/** The day a moment falls on in a zone, as that day's midnight in UTC. */
function dayOf(ms: number, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone }).format(ms);
  return Date.parse(`${parts}T00:00:00Z`);
}
