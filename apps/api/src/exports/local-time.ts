import { knownTimeZone, localDay } from "@rooms/domain/shared/local-day";
import type { Locale } from "@rooms/contracts/locale";

interface Place {
  readonly timeZone: string;
  readonly locale: Locale;
}

// Of each zone's abbreviations the platform knows only those of one place or another; the rest it calls GMT+3.
const places = ["en-US", "en-GB", "en-AU", "en-IN", "en-ZA"];
// The day before the month, as in most of the world, and hours up to 24 in both languages.
const dateLocales = { en: "en-GB", ru: "ru" } as const;

/** `Saturday, 28 November 2026, 22:39–23:10 CET`: from start to end as the clocks of the space showed it. */
export function localPeriod(
  { startedAt, endedAt }: { startedAt: Date; endedAt: Date | null },
  place: Place,
): string {
  const start = `${localDate(startedAt, place)}, ${localTime(startedAt, place)}`;
  if (!endedAt) return `${start} ${zoneName(startedAt, place)}`;
  const zones = [zoneName(startedAt, place), zoneName(endedAt, place)];
  const sameDay = localDay(startedAt, place.timeZone) === localDay(endedAt, place.timeZone);
  const end = sameDay
    ? localTime(endedAt, place)
    : `${localDate(endedAt, place)}, ${localTime(endedAt, place)}`;
  const dash = sameDay ? "–" : " – ";
  // The clocks may be put back while people meet.
  return zones[0] === zones[1]
    ? `${start}${dash}${end} ${zones[1]}`
    : `${start} ${zones[0]} – ${end} ${zones[1]}`;
}

function localDate(at: Date, { timeZone, locale }: Place): string {
  return format(at, dateLocales[locale], { timeZone, dateStyle: "full" });
}

function localTime(at: Date, { timeZone, locale }: Place): string {
  return format(at, dateLocales[locale], {
    ...{ timeZone, hour: "2-digit", minute: "2-digit" },
    hourCycle: "h23",
  });
}

function zoneName(at: Date, { timeZone }: Place): string {
  const names = places.map(
    (place) =>
      new Intl.DateTimeFormat(place, { timeZone: knownTimeZone(timeZone), timeZoneName: "short" })
        .formatToParts(at)
        .find(({ type }) => type === "timeZoneName")?.value ?? timeZone,
  );
  return names.find((name) => !/^GMT[+-]/.test(name)) ?? names[0] ?? timeZone;
}

function format(
  at: Date,
  locale: string,
  options: Intl.DateTimeFormatOptions & { timeZone: string },
): string {
  const timeZone = knownTimeZone(options.timeZone);
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
}
