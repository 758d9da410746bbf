import { numbersIn } from "./numbers.ts";

/** 1 to 7 from Monday, and 1 to 12, that a text names. */
export interface NamedDays {
  readonly weekdays: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
}

export function namedDays(text: string): NamedDays {
  const plain = text.toLowerCase().replaceAll("ё", "е");
  const found = (patterns: readonly RegExp[]): ReadonlySet<number> =>
    new Set(patterns.flatMap((pattern, index) => (pattern.test(plain) ? [index + 1] : [])));
  return { weekdays: found(weekdayNames), months: found(monthNames) };
}

/** A whole word; `\b` knows Latin letters only. */
const asWord = (pattern: string) => new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, "u");
const weekdayNames = [
  "mondays?|mon|понедельник[а-я]*|пн",
  "tuesdays?|tues?|вторник[а-я]*|вт",
  "wednesdays?|wed|сред[аыеуо]й?|ср",
  "thursdays?|thurs?|четверг[а-я]*|чт",
  "fridays?|fri|пятниц[а-я]*|пт",
  "saturdays?|sat|суббот[а-я]*|сб",
  "sundays?|sun|воскресень[а-я]*|вс",
].map(asWord);
const monthNames = [
  "january|jan|январ[а-я]*",
  "february|feb|феврал[а-я]*",
  // "March" and "may" are words of their own: they count beside a number.
  "march (?=\\d|the |\\p{L}+(?:st|nd|rd|th)\\b)|(?<=(?:\\d|th|st|nd|rd|of|in|by|until|till) )march|mar|март[а-я]*",
  "april|apr|апрел[а-я]*",
  "may (?=\\d|the |\\p{L}+(?:st|nd|rd|th)\\b)|(?<=(?:\\d|th|st|nd|rd|of|in|by|until|till) )may|ма[йяею]|маем",
  "june|jun|июн[ьяюе]м?",
  "july|jul|июл[ьяюе]м?",
  "august|aug|август[а-я]*",
  "september|sept?|сентябр[а-я]*",
  "october|oct|октябр[а-я]*",
  "november|nov|ноябр[а-я]*",
  "december|dec|декабр[а-я]*",
].map(asWord);

/** A `YYYY-MM-DD` that exists, as a number of days; null for "2026-02-31". */
function dayOf(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) return null;
  return ms / dayMs;
}

const dayMs = 86_400_000;

/**
 * Whether words about time can mean this day when they are said on the day `saidOn`: a weekday, a day of a month, "tomorrow", "next
 * week", "in two weeks". It is generous about which Friday is meant, and refuses what nothing in the words leads to.
 */
export function canMean(text: string, dueOn: string, saidOn: string): boolean {
  const [due, today] = [dayOf(dueOn), dayOf(saidOn)];
  if (due === null || today === null) return false;
  const said: SaidAbout = {
    // Some recognisers spell "to-morrow".
    plain: text
      .toLowerCase()
      .replaceAll("ё", "е")
      .replace(/\bto-(?=(?:day|morrow|night)\b)/g, "to"),
    numbers: new Set(numbersIn(text).flatMap(({ value, parts }) => [value, ...parts])),
    ...namedDays(text),
  };
  const day = { due, date: new Date(due * dayMs), ahead: due - today, today };
  return byWeekday(said, day) || byDate(said, day) || relativeDays.some((rule) => rule(said, day));
}

interface SaidAbout extends NamedDays {
  readonly plain: string;
  readonly numbers: ReadonlySet<number>;
}

interface Day {
  readonly due: number;
  readonly date: Date;
  /** Days from today. */
  readonly ahead: number;
  readonly today: number;
}

/** 1 to 7 from Monday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

function byWeekday({ weekdays }: SaidAbout, { due, ahead }: Day): boolean {
  return weekdays.has(weekdayOf(due)) && ahead >= 0 && ahead <= 20;
}

function byDate({ months, numbers }: SaidAbout, { date, ahead }: Day): boolean {
  const [month, dayOfMonth] = [date.getUTCMonth() + 1, date.getUTCDate()];
  const isSaid = numbers.has(dayOfMonth);
  if (months.size === 0) {
    const isNear = ahead >= 0 && ahead <= 62;
    return isSaid && (isNear || (numbers.has(month) && ahead >= -31 && ahead <= 400));
  }
  if (months.has(month)) return true;
  // "Until January" is also its eve.
  const next = new Date(date.getTime() + dayMs);
  return next.getUTCDate() === 1 && months.has(next.getUTCMonth() + 1);
}

const saysWords = (pattern: string) => {
  const words = asWord(pattern);
  return ({ plain }: SaidAbout): boolean => words.test(plain);
};
const within =
  (from: number, to: number) =>
  ({ ahead }: Day): boolean =>
    ahead >= from && ahead <= to;
const whereSaid =
  (pattern: string, holds: (day: Day, said: SaidAbout) => boolean) =>
  (said: SaidAbout, day: Day): boolean =>
    saysWords(pattern)(said) && holds(day, said);

const mondayOf = (day: number): number => day - (weekdayOf(day) - 1);

const relativeDays: readonly ((said: SaidAbout, day: Day) => boolean)[] = [
  whereSaid(
    "today|tonight|this (?:morning|afternoon|evening|arvo)|end of (?:the )?day|eod|now|asap|right away|сегодня(?:шн[а-я]+)?|вечер[а-я]*|прямо сейчас|сейчас|к концу дня|до конца дня",
    within(0, 0),
  ),
  whereSaid("tomorrow|завтра(?:шн[а-я]+)?|overnight|morning|утр[а-я]*", within(1, 1)),
  whereSaid("day after tomorrow|послезавтра", within(2, 2)),
  whereSaid(
    "(?:this|the|of the|by the end of the) week|week['’]?s end|eow|(?:этой|эту|конца|концу|конце) недел[а-я]+",
    (day) => within(0, 6)(day) && mondayOf(day.due) === mondayOf(day.today),
  ),
  whereSaid(
    "next week|following week|(?:следующ|будущ|той)[а-я]* недел[а-я]+",
    (day) => mondayOf(day.due) === mondayOf(day.today) + 7,
  ),
  whereSaid("weekends?|выходн[а-я]+", (day) => weekdayOf(day.due) >= 6 && within(0, 14)(day)),
  whereSaid("weeks?|недел[а-я]+", ({ ahead }, { numbers, plain }) => {
    const counts = [...numbers].filter((count) => count > 0 && count < 54);
    const single = /(?:a|one|per|in a) week|недел[юи]/u.test(plain) ? [1] : [];
    return [...counts, ...single].some((count) => Math.abs(ahead - count * 7) <= 3);
  }),
  whereSaid("days?|дн(?:я|ей|и)|день", ({ ahead }, { numbers }) => numbers.has(ahead)),
  whereSaid("months?|месяц[а-я]*", ({ ahead }, { numbers }) =>
    [1, ...numbers].some((count) => ahead >= 0 && ahead <= (count + 1) * 31),
  ),
  whereSaid("quarters?|квартал[а-я]*|q[1-4]", within(0, 184)),
  whereSaid("years?|год[а-я]*|лет|christmas|new year|рождеств[а-я]*", within(0, 400)),
];
