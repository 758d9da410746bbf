import {
  dayOf,
  endOfMonth,
  endOfWeek,
  nextDateOfMonth,
  nextWeekday,
  partsOf,
  weekdayOfWeek,
} from "./days.ts";
import type { DateRule } from "./due-dates.ts";

const stems = ["понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень"];
const WEEKDAY =
  "понедельник[ауе]?|вторник[ауе]?|сред[уеыа]|четверг[ауе]?|пятниц[уеыа]|суббот[уеыа]|воскресень[еяю]";
const indexOf = (word = "") => stems.findIndex((stem) => word.startsWith(stem));
const NUMBERS: Record<string, number> = {
  один: 1,
  одну: 1,
  одной: 1,
  два: 2,
  две: 2,
  двух: 2,
  пару: 2,
  пары: 2,
  три: 3,
  трех: 3,
  четыре: 4,
  четырех: 4,
  пять: 5,
  пяти: 5,
  шесть: 6,
  семь: 7,
  восемь: 8,
  девять: 9,
  десять: 10,
  десяти: 10,
  несколько: 3,
};
const COUNT = `\\d{1,3}|${Object.keys(NUMBERS).join("|")}`;
const countOf = (word: string | undefined) =>
  word === undefined ? 1 : (NUMBERS[word] ?? Number(word));
const MONTHS = [
  "январ",
  "феврал",
  "март",
  "апрел",
  "ма",
  "июн",
  "июл",
  "август",
  "сентябр",
  "октябр",
  "ноябр",
  "декабр",
];
const MONTH =
  "январ[яеь]|феврал[яеь]|марта?е?|апрел[яеь]|ма[яе]|июн[яеь]|июл[яеь]|августа?е?|сентябр[яеь]|октябр[яеь]|ноябр[яеь]|декабр[яеь]";
const monthOf = (word = "") =>
  MONTHS.findIndex((stem) => word.startsWith(stem) && (stem !== "ма" || /^ма[яей]/.test(word))) + 1;

/** In order of precedence; the first that fits takes its words. All on lower-case text with ё as е. */
const table: readonly DateRule[] = [
  [
    /(?:прошл\S+|прошедш\S+|кажд\S+|позапрошл\S+|предыдущ\S+)\s+(?:WEEKDAY|недел\S*|месяц\S*|год\S*|раз|раза|квартал\S*)/,
    () => null,
  ],
  [
    /по (?:понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям|утрам|вечерам)/,
    () => null,
  ],
  [/(?:вчера|позавчера|(?:COUNT)? ?(?:дн\S+|день|недел\S+|месяц\S*|год\S*|лет) назад)/, () => null],
  [
    /(?:за|на|в течение|с|со) (?:COUNT) (?:дн\S+|день|недел\S+|месяц\S*|час\S*) (?:отработк\S+|работ\S+|раньше|дольше)/,
    () => null,
  ],
  [/послезавтра/, (day) => day + 2],
  [
    /(WEEKDAY),? на следующей неделе|на следующей неделе,? (?:во? |ко? )?(WEEKDAY)/,
    (day, m) => weekdayOfWeek(day, indexOf(m[1] ?? m[2]), 1),
  ],
  [/(?:конц[уаеы]|исход\S*) следующей недели/, (day) => weekdayOfWeek(day, 4, 1)],
  [/(?:начал[уаео]) следующей недели/, (day) => weekdayOfWeek(day, 0, 1)],
  [/(?:середин[уеыа]) следующей недели/, (day) => weekdayOfWeek(day, 2, 1)],
  [
    /(?:через неделю,? (?:во? )?(WEEKDAY))|(?:(?:во? )?(WEEKDAY) через неделю)/,
    (day, m) => nextWeekday(day, indexOf(m[1] ?? m[2])) + 7,
  ],
  [/следующ(?:ий|ую|его|ей|ему|ее) (WEEKDAY)/, (day, m) => weekdayOfWeek(day, indexOf(m[1]), 1)],
  [/(WEEKDAY)/, (day, m) => nextWeekday(day, indexOf(m[1]))],
  [/завтра(?:шн\S+)?/, (day) => day + 1],
  [/(?:до|перед|к|ко) выходн(?:ых|ыми|ым)/, (day) => endOfWeek(day)],
  [/на (?:этих |ближайших )?выходных|за выходные|в выходные/, (day) => endOfWeek(day) + 2],
  [/через недел(?:ю|ьку)/, (day) => day + 7],
  [/следующ(?:ей|ую|ая) недел\S+/, (day) => weekdayOfWeek(day, 4, 1)],
  [
    /(?:до|к|ко|под|в) (?:самого )?конц[уаеы] (?:этой |текущей |рабочей )?недели|на (?:этой |текущей )неделе|на неделе|(?:в течение|за) (?:этой |эту )?недел[июя]/,
    (day) => endOfWeek(day),
  ],
  [/через полторы недели/, (day) => day + 10],
  [
    /через (?:(COUNT) )?(дн\S+|день|денек|недел\S+|месяц\S*)/,
    (day, m) => ahead(day, countOf(m[1]), m[2] ?? ""),
  ],
  [
    /(?:в течение|в пределах) (?:(COUNT) )?(дн\S+|дня|недель|месяц\S*)/,
    (day, m) => ahead(day, countOf(m[1]), m[2] ?? ""),
  ],
  [/(?:до|к|в|под) конц[уаеы] (MONTH)/, (day, m) => monthEnd(day, monthOf(m[1]))],
  [/(?:до|к|в) середин[уеыа] (MONTH)/, (day, m) => inMonth(day, monthOf(m[1]), 15)],
  [/(?:до|к|в) (?:самом )?начал[уаео] (MONTH)/, (day, m) => inMonth(day, monthOf(m[1]), 1)],
  [/(?:до|к|в|под) конц[уаеы] (?:этого |текущего )?месяца|в этом месяце/, (day) => endOfMonth(day)],
  [/(?:до|к|в) конц[уаеы] следующего месяца|в следующем месяце/, (day) => endOfMonth(day, 1)],
  [
    /(?:до|к|в) конц[уаеы] (?:этого |текущего )?квартала/,
    (day) => endOfMonth(day, (3 - (partsOf(day).month % 3)) % 3),
  ],
  [
    /(?:до|к|в|под) конц[уаеы] (?:этого )?года|(?:до|к|под) нов(?:ого|ому|ый) год[ау]?/,
    (day) => dayOf(partsOf(day).year, 12, 31),
  ],
  [
    /(?:до|к|ко|с|со|на|по|не позднее|позже)? ?(\d{1,2})(?:-?(?:го|му|е|ое|ого|ому))(?! (?:этаж|кандидат|вопрос|раз|пункт|класс|отряд|подъезд|корпус|год|квартал|версии|век|MONTH))/,
    (day, m) => nextDateOfMonth(day, Number(m[1])),
  ],
  [/(\d{1,2}) числ[ауо]/, (day, m) => nextDateOfMonth(day, Number(m[1]))],
  [
    /(?:до|к|ко|не позднее) (\d{1,2})\.(0?[1-9]|1[0-2])(?!\d)/,
    (day, m) => inMonth(day, Number(m[2]), Number(m[1])),
  ],
  [
    /сегодня|(?:до|к) (?:конца |концу )?(?:вечера|вечеру|обеда|обеду|полудня|ночи|конца дня|концу дня|конца рабочего дня|концу рабочего дня)|в конце дня|вечером|после обеда|через (?:(?:COUNT) )?(?:час|часа|часов|часик|минут\S*|полчаса)|(?:сразу )?после (?:созвона|встречи|звонка|планерки|совещания|этой встречи|собрания)|прямо сейчас/,
    (day) => day,
  ],
];

export const russianDates: readonly DateRule[] = table.map(([pattern, resolve]) => [
  new RegExp(
    `(?<![а-я\\d])(?:${pattern.source.replaceAll("WEEKDAY", WEEKDAY).replaceAll("COUNT", COUNT).replaceAll("MONTH", MONTH)})(?![а-я])`,
    "gu",
  ),
  resolve,
]);

function ahead(day: number, amount: number, unit: string): number {
  if (unit.startsWith("месяц")) {
    return Math.min(endOfMonth(day, amount - 1) + partsOf(day).date, endOfMonth(day, amount));
  }
  return day + amount * (unit.startsWith("недел") ? 7 : 1);
}

function inMonth(day: number, month: number, date: number): number | null {
  const { year } = partsOf(day);
  const found = dayOf(year, month, date);
  return found !== null && found < day ? dayOf(year + 1, month, date) : found;
}

function monthEnd(day: number, month: number): number | null {
  const first = inMonth(day, month, 28);
  return first === null ? null : endOfMonth(first);
}

const ordinalStems: readonly [string, number][] = [
  ["одиннадцат", 11],
  ["двенадцат", 12],
  ["тринадцат", 13],
  ["четырнадцат", 14],
  ["пятнадцат", 15],
  ["шестнадцат", 16],
  ["семнадцат", 17],
  ["восемнадцат", 18],
  ["девятнадцат", 19],
  ["двадцат", 20],
  ["тридцат", 30],
  ["перв", 1],
  ["втор", 2],
  ["трет", 3],
  ["четверт", 4],
  ["пят", 5],
  ["шест", 6],
  ["седьм", 7],
  ["восьм", 8],
  ["девят", 9],
  ["десят", 10],
];
const spoken = new RegExp(
  `(?<![а-я])(?:(до|к|ко|с|со|по|на) )?(?:(двадцать|тридцать) )?(${ordinalStems.map(([stem]) => stem).join("|")})(ого|ому|ое|ьего|ьему|ье)(?: (${MONTH}|числа|числу))?(?![а-я])`,
  "g",
);

/** "до двадцать пятого" → "до 25-го", "к первому декабря" → "к 1 декабря": engines write numbers as they are spoken. */
export function russianOrdinals(text: string): string {
  return text.replace(
    spoken,
    (
      whole,
      lead: string | undefined,
      tens: string | undefined,
      stem: string,
      _end,
      month: string | undefined,
    ) => {
      if (lead === undefined && month === undefined && tens === undefined) return whole;
      const value =
        (tens === "двадцать" ? 20 : tens === "тридцать" ? 30 : 0) +
        (ordinalStems.find(([known]) => known === stem)?.[1] ?? 0);
      if (value > 31) return whole;
      const said = month === undefined ? `${value}-го` : `${value} ${month}`;
      return lead === undefined ? said : `${lead} ${said}`;
    },
  );
}

const monthDay = new RegExp(`(\\d{1,2})(?:-?го|-?е|-?му)? (${MONTH})`, "g");

/** "1-го декабря", "к 1 декабрю" in the one form that chrono reads. */
export function russianMonthDays(text: string): string {
  const genitive = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
  ];
  return text.replace(monthDay, (whole, date: string, month: string) => {
    const name = genitive[monthOf(month) - 1];
    return name === undefined ? whole : `${date} ${name}`;
  });
}
