/** A day without time or zone, as the count of days since 1970-01-01. */
export type Day = number;

export function dayOf(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  // "31 February" is no day: Date would make it 3 March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return Math.round(date.getTime() / 86_400_000);
}

export function isoOf(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The day in a time zone at an instant; an unknown zone counts as UTC. */
export function dayIn(instant: Date, timeZone: string): Day {
  const options = { year: "numeric", month: "numeric", day: "numeric", timeZone } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat("en-US", options);
  } catch {
    format = new Intl.DateTimeFormat("en-US", { ...options, timeZone: "UTC" });
  }
  const parts = new Map(format.formatToParts(instant).map((part) => [part.type, part.value]));
  const numberOf = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return dayOf(numberOf("year"), numberOf("month"), numberOf("day")) ?? 0;
}

/** Monday is 0. */
export function weekdayOf(day: Day): number {
  return (day + 3) % 7;
}

export function partsOf(day: Day): { year: number; month: number; date: number } {
  const date = new Date(day * 86_400_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    date: date.getUTCDate(),
  };
}

/** The next such weekday, never the day itself. */
export function nextWeekday(from: Day, weekday: number): Day {
  return from + ((weekday - weekdayOf(from) + 6) % 7) + 1;
}

/** That weekday of the calendar week `weeks` after this one. */
export function weekdayOfWeek(from: Day, weekday: number, weeks: number): Day {
  return from - weekdayOf(from) + weeks * 7 + weekday;
}

/** The Friday that ends the working week; on a weekend, the coming one. */
export function endOfWeek(from: Day): Day {
  return weekdayOf(from) <= 4 ? weekdayOfWeek(from, 4, 0) : weekdayOfWeek(from, 4, 1);
}

export function endOfMonth(from: Day, monthsLater = 0): Day {
  const { year, month } = partsOf(from);
  return Math.round(Date.UTC(year, month + monthsLater, 0) / 86_400_000);
}

/** The next day of the month with that number; null where none of the coming twelve months has it. */
export function nextDateOfMonth(from: Day, date: number): Day | null {
  const { year, month } = partsOf(from);
  for (let ahead = 0; ahead < 12; ahead++) {
    const found = dayOf(
      year + Math.floor((month - 1 + ahead) / 12),
      ((month - 1 + ahead) % 12) + 1,
      date,
    );
    if (found !== null && found >= from) return found;
  }
  return null;
}
