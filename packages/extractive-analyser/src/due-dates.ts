import { parse as parseEnglish } from "chrono-node/en";
import { parse as parseRussian } from "chrono-node/ru";
import { dayOf, partsOf, type Day } from "./days.ts";
import { englishDates } from "./due-dates-english.ts";
import { russianDates, russianMonthDays, russianOrdinals } from "./due-dates-russian.ts";
import type { LanguageCode } from "./sentences.ts";
import { englishOrdinals, meant, withoutRuledOut } from "./spoken-days-english.ts";

/** A form of words and the day that it means, seen from the session's day; null: words that look like a date and are none. */
export type DateRule = readonly [RegExp, (day: Day, match: RegExpExecArray) => Day | null];

export interface FoundDate {
  readonly day: Day;
  /** Where it stands in the text given. */
  readonly index: number;
  /** "by", "до": said as a limit. */
  readonly limit: boolean;
  /** A day of the calendar: "Friday" said beside "the 25th" only explains it. */
  readonly exact: boolean;
}

const hints = {
  en: /hang up|go home|leave|head home|log off|finish|o'clock|[ap]\.?m\b|midnight|close|right away|straight|we are done|day|to-?morrow|to-?night|morning|afternoon|arvo|evening|week|month|quarter|year|hour|minute|noon|lunch|eod|eow|cob|business|christmas|fortnight|call|meeting|\d|first|second|third|th\b|january|february|march|april|june|july|august|september|october|november|december/i,
  ru: /понедельник|вторник|сред|четверг|пятниц|суббот|воскрес|завтра|сегодня|вечер|обед|выходн|недел|день|дня|дней|месяц|квартал|год|час|минут|после|сейчас|\d|ого|ому|числ|январ|феврал|март|апрел|ма[яйе]|июн|июл|август|сентябр|октябр|ноябр|декабр/i,
} as const;
const monthNames = {
  en: /\d.{0,12}(?:january|february|march|april|\bmay|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|(?:january|february|march|april|\bmay|june|july|august|september|october|november|december)\b.{0,12}\d|\d{4}-\d{2}-\d{2}|\d\/\d/,
  ru: /\d{1,2} (?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)|\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2,4}/,
} as const;
const limits = {
  en: /(?:by|before|until|till|no later than|latest|due|deadline|for|not later than)(?: the| end| of| this| next| on)*\s*$/,
  ru: /(?:до|к|ко|не позднее|не позже|срок)(?: самого| конца| концу| этой| следующей)*\s*$/,
} as const;
const weekdayBefore = {
  en: /[a-z]+day,? (?:the )?$/,
  ru: /(?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)[а-я]*,? $/,
} as const;
const textMax = 600;

/** The days a text names, in order, none before the session's own. */
export function findDates(said: string, language: LanguageCode, today: Day): FoundDate[] {
  if (!hints[language].test(said)) return [];
  const lower = said.slice(0, textMax).toLowerCase().replaceAll("ё", "е").replaceAll("’", "'");
  // As some recognisers spell it; the space keeps every place in the text where it was.
  const modern = lower.replace(/\bto-(day|morrow|night)\b/g, "to$1 ");
  let text = language === "en" ? englishOrdinals(modern) : russianMonthDays(russianOrdinals(lower));
  const found: FoundDate[] = [];
  const add = (day: Day | null, index: number, words: string) => {
    const exact = words === "" || /\d/.test(words);
    if (day !== null && day >= today) {
      const before = text.slice(Math.max(0, index - 30), index);
      const limit =
        limits[language].test(before) ||
        /^(?:by|before|until|till|до|к|ко) /.test(words.trimStart()) ||
        /^\s*,?\s*(?:(?:at the )?(?:very )?latest|tops|at the outside)/.test(
          text.slice(index + words.length, index + words.length + 25),
        );
      found.push({ day, index, limit, exact });
    }
  };
  // Calendar dates first: "Friday the 25th of November" is one day, and the date is the surer half.
  if (monthNames[language].test(text)) {
    for (const { day, index, length } of calendarDates(text, language, today)) {
      add(day, index, "");
      const lead = weekdayBefore[language].exec(text.slice(0, index))?.[0].length ?? 0;
      text = blank(text, index - lead, length + lead);
    }
  }
  if (language === "en") text = withoutRuledOut(text);
  for (const [pattern, resolve] of language === "en" ? englishDates : russianDates) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      add(resolve(today, match), match.index, match[0]);
      text = blank(text, match.index, match[0].length);
    }
  }
  return found.sort((a, b) => a.index - b.index);
}

function calendarDates(text: string, language: LanguageCode, today: Day) {
  const reference = { instant: new Date(today * 86_400_000 + 43_200_000), timezone: 0 };
  const parse = language === "en" ? parseEnglish : parseRussian;
  const results = parse(text, reference, { forwardDate: true });
  return results
    .filter(({ start }) => start.isCertain("month") && start.isCertain("day"))
    .map(({ index, text: { length }, start }) => {
      const day = dayOf(
        start.get("year") ?? partsOf(today).year,
        start.get("month") ?? 1,
        start.get("day") ?? 1,
      );
      return { day, index, length };
    });
}

function blank(text: string, index: number, length: number): string {
  return `${text.slice(0, index)}${"·".repeat(length)}${text.slice(index + length)}`;
}

/** The day a thing is due by these words: a limit before a mere mention, and the last said, for people correct themselves. */
export function dueDay(said: string, language: LanguageCode, today: Day): Day | null {
  const all =
    language === "en"
      ? meant(said, findDates(said, language, today))
      : findDates(said, language, today);
  // "Tomorrow before lunch": the hour of a day that is named.
  const later = all.filter(({ day }) => day > today);
  const found = later.length > 0 ? later : all;
  const best =
    found.filter(({ limit, exact }) => limit && exact).at(-1) ??
    (found.some(({ limit }) => limit)
      ? found.filter(({ limit }) => limit)
      : found.filter(({ exact }) => exact)
    ).at(-1) ??
    found.at(-1);
  return best?.day ?? null;
}
