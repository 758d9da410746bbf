import {
  endOfMonth,
  endOfWeek,
  nextDateOfMonth,
  nextWeekday,
  partsOf,
  dayOf,
  weekdayOfWeek,
} from "./days.ts";
import type { DateRule } from "./due-dates.ts";
import { months, weekday, weekdays } from "./spoken-days-english.ts";

const counts: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  "a couple of": 2,
  "couple of": 2,
  three: 3,
  "a few": 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  "the next couple of": 2,
  "the next few": 4,
};
const count = `\\d{1,3}|${Object.keys(counts)
  .sort((a, b) => b.length - a.length)
  .join("|")}`;
const countOf = (word = "1") => counts[word] ?? Number(word);
const indexOf = (name = "") => weekdays.indexOf(name);

/** In order of precedence; the first that fits takes its words. All on lower-case text without fillers. */
const table: readonly DateRule[] = [
  // Not when a thing is due: habits, the past, what belongs to a day.
  [
    /\b(?:every|each|last|since|past|previous|until last|this past)\s+(?:single\s+)?(?:\w+\s+)?(?:WEEKDAY|week|month|year|day)s?\b/,
    () => null,
  ],
  // "Friday's numbers", and not "Friday's good".
  [
    /\b(?:WEEKDAY)(?:'s(?! (?:fine|good|okay|ok|better|best|great|perfect|doable|possible|realistic|easier|all right|alright)\b)|s'|s)\b/,
    () => null,
  ],
  [/\b(?:yesterday|the other day|\S+ (?:days?|weeks?|months?|years?) ago)\b/, () => null],
  [
    /\ba week (?:from )?(?:today|now)\b|\b(?:a week (?:from )?)?(tomorrow) week\b|\ba week (?:from |on )?(tomorrow)\b/,
    (day, m) => day + 7 + (m[1] === undefined && m[2] === undefined ? 0 : 1),
  ],
  [
    /\bthe (\d{1,2})(?:st|nd|rd|th) of next month\b/,
    (day, m) => nextDateOfMonth(endOfMonth(day) + 1, Number(m[1])),
  ],
  [
    /\b(early|(?:the )?(?:start|beginning) of|mid|(?:the )?middle of|late|(?:the )?end of)(?: in)?[ -](?:the )?(MONTH)\b/,
    (day, m) => partOfMonth(day, m[1] ?? "", m[2] ?? ""),
  ],
  [/\bmid-?week next week\b/, (day) => weekdayOfWeek(day, 2, 1)],
  [
    /\bbefore the (month|week|year) is (?:out|over)\b/,
    (day, m) =>
      m[1] === "month"
        ? endOfMonth(day)
        : m[1] === "week"
          ? endOfWeek(day)
          : dayOf(partsOf(day).year, 12, 31),
  ],
  [/\b(?:before|by) (?:the )?new year(?:'s)?\b/, (day) => dayOf(partsOf(day).year, 12, 31)],
  [/\bday after tomorrow\b/, (day) => day + 2],
  [
    /\b(?:WEEKDAY) week\b|\ba week (?:from|on) (WEEKDAY)\b/,
    (day, m) => nextWeekday(day, indexOf(m[1] ?? m[0].split(" ")[0])) + 7,
  ],
  [
    /\b(?:end|close|back end) of (?:the )?next week\b|\blate(?:r)? next week\b|\bnext week'?s? end\b/,
    (day) => weekdayOfWeek(day, 4, 1),
  ],
  [
    /\b(?:(?:start|beginning|first thing) of|early(?: in)?|first thing) (?:the )?next week\b/,
    (day) => weekdayOfWeek(day, 0, 1),
  ],
  [/\bmid(?:dle of)? (?:the )?next week\b/, (day) => weekdayOfWeek(day, 2, 1)],
  [
    /\b(WEEKDAY)(?: of)? next week\b|\bnext week,? (?:on )?(WEEKDAY)\b/,
    (day, m) => weekdayOfWeek(day, indexOf(m[1] ?? m[2]), 1),
  ],
  [
    /\bweek after next\b|\bin two weeks'? time\b/,
    (day, m) => (m[0].startsWith("in") ? day + 14 : weekdayOfWeek(day, 4, 2)),
  ],
  [/\bnext (WEEKDAY)\b/, (day, m) => weekdayOfWeek(day, indexOf(m[1]), 1)],
  [/\b(WEEKDAY)\b/, (day, m) => nextWeekday(day, indexOf(m[1]))],
  [/\b(?:after|straight after|right after) the weekend\b/, (day) => weekdayOfWeek(day, 0, 1)],
  [
    /(?<!(?:day|tomorrow|\d(?:st|nd|rd|th)?|o'clock|two|three|four|five|six|seven|eight|nine|ten|eleven|early|late|always|usually),? )\b(?:first thing )?in the morning\b/,
    (day) => day + 1,
  ],
  [/\btomorrow\b/, (day) => day + 1],
  [/\b(?:by|before|until|at|till) (?:the )?(?:weekend)\b/, (day) => endOfWeek(day)],
  [/\b(?:over|at|on|during|this)? ?(?:the|this) weekend\b/, (day) => endOfWeek(day) + 2],
  [/\bnext week\b/, (day) => weekdayOfWeek(day, 4, 1)],
  [
    /\b(?:end|close|rest|back end) of (?:the |this )?(?:working )?week\b|\b(?:later |within |during )?this week\b|\bwithin the week\b|\beow\b/,
    (day) => endOfWeek(day),
  ],
  [
    /\b(?:in|within|give me|take me|after) (?:about |the next )?(COUNT) (day|week|month)s?\b/,
    (day, m) => ahead(day, countOf(m[1]), m[2] ?? "day"),
  ],
  [
    /\b(COUNT) (day|week|month)s? (?:from (?:now|today)|time)\b/,
    (day, m) => ahead(day, countOf(m[1]), m[2] ?? "day"),
  ],
  [/\b(?:in|within) a fortnight\b|\bfortnight'?s time\b/, (day) => day + 14],
  [
    /\b(?:end of|before the end of) (?:the |this )?month\b|\b(?:later )?this month\b|\bmonth end\b/,
    (day) => endOfMonth(day),
  ],
  [/\bend of (?:the )?next month\b|\bnext month\b/, (day) => endOfMonth(day, 1)],
  [/\bend of (?:the |this )?quarter\b|\bquarter end\b/, (day) => endOfQuarter(day)],
  [/\bend of (?:the |this )?year\b|\bthis year\b/, (day) => dayOf(partsOf(day).year, 12, 31)],
  [/\b(?:by |before )christmas\b/, (day) => dayOf(partsOf(day).year, 12, 24)],
  [
    /\b(?:by|until|till|on|before|for|to|from|say|is|it's|make it|not|than)? ?the (\d{1,2})(?:st|nd|rd|th)\b(?! (?:of|floor|time|one|version|person|candidate|item|point|street|grade|round|quarter|anniversary))/,
    (day, m) => nextDateOfMonth(day, Number(m[1])),
  ],
  [
    /\btoday\b|\btonight\b|\bthis (?:morning|afternoon|arvo|evening|lunchtime)\b|\b(?:end|close) of (?:the |this )?(?:day|business|play)\b|\beod\b|\bcob\b|\bby (?:noon|midday|lunch|lunchtime|midnight)\b|\b(?:right |straight |just )?after (?:this|the|our) (?:call|meeting|standup|stand-up)\b|\b(?:in|within) (?:the next |about )?(?:half )?(?:an|COUNT) (?:hour|minute)s?\b|\bwithin the hour\b|\bin a (?:minute|bit|sec|second)\b|\b(?:as soon as|once|when|after) we (?:hang up|are done|finish|get off)(?: here| this)?\b|\bstraight after\b|\b(?:right|straight) away\b|\bbefore (?:lunch|noon|midnight|close)\b|\bbefore (?:i|you|we) (?:go home|leave|head home|log off|finish)\b|\b(?:by|before) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?::\d\d)? ?(?:o'clock|[ap]\.?m\b)/,
    (day) => day,
  ],
];

export const englishDates: readonly DateRule[] = table.map(([pattern, resolve]) => [
  new RegExp(
    pattern.source
      .replaceAll("WEEKDAY", weekday)
      .replaceAll("MONTH", months)
      .replaceAll("COUNT", count),
    "gu",
  ),
  resolve,
]);

/** "Mid December": its fifteenth, and the end of the first week for its start. */
function partOfMonth(day: number, part: string, name: string): number | null {
  const later = (months.split("|").indexOf(name) + 13 - partsOf(day).month) % 12;
  const end = endOfMonth(day, later);
  if (/late|end/.test(part)) return end;
  const { year, month } = partsOf(end);
  return dayOf(year, month, part.includes("mid") ? 15 : 4);
}

function ahead(day: number, amount: number, unit: string): number {
  if (unit === "month") {
    const { date } = partsOf(day);
    return Math.min(endOfMonth(day, amount - 1) + date, endOfMonth(day, amount));
  }
  return day + amount * (unit === "week" ? 7 : 1);
}

function endOfQuarter(day: number): number {
  return endOfMonth(day, (3 - (partsOf(day).month % 3)) % 3);
}
