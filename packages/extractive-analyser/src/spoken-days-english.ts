export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
];
export const weekday = weekdays.join("|");
export const months =
  "january|february|march|april|may|june|july|august|september|october|november|december";

const units = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
];
const teens = [
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
  "sixteenth",
  "seventeenth",
  "eighteenth",
  "nineteenth",
];
const ordinals = new Map<string, number>([
  ...units.map((word, i) => [word, i + 1] as const),
  ...teens.map((word, i) => [word, i + 10] as const),
  ["twentieth", 20],
  ["thirtieth", 30],
]);
const spoken = new RegExp(
  `\\b(?:(the|on|by|until|before|${months}) (?:the )?)((?:(twenty|thirty)[ -])?(${[...ordinals.keys()].join("|")}))\\b`,
  "g",
);

/** "The first draft", "the second one": what follows makes it no day. */
const ranks = new RegExp(
  `^ (?!(?:of|at|and|or|then|for|is|so|if|because|to|in|with|please|would|will|but|that|which|as|when|okay|latest|i|we|you|he|she|they|it|on|by|should|works|next|this|before|after|until|${weekday}|${months})\\b)[a-z]`,
);

/** "by the twenty fifth" → "by the 25th": engines write numbers as they are spoken. */
export function englishOrdinals(text: string): string {
  return text.replace(
    spoken,
    (whole: string, lead: string, _all, tens: string | undefined, unit: string, at: number) => {
      if (
        tens === undefined &&
        /^(?:first|second|third)$/.test(unit) &&
        ranks.test(text.slice(at + whole.length))
      )
        return whole;
      const value =
        (tens === "twenty" ? 20 : tens === "thirty" ? 30 : 0) + (ordinals.get(unit) ?? 0);
      if (value > 31) return whole;
      const the = months.includes(lead) || lead === "the" ? lead : `${lead} the`;
      return `${the} ${value}th`;
    },
  );
}

const day = `(?:on |by |for )?(?:the )?(?:next )?(?:${weekday}|tomorrow|today|tonight|\\d{1,2}(?:st|nd|rd|th))`;
const ruledOut = [
  new RegExp(
    `\\b(?:not|can't do|cannot do|can not do|can't make|cannot make|won't make) ${day}\\b(?! (?:week|next))`,
    "g",
  ),
  new RegExp(
    `\\b${day}(?:'s| is| was| would be| will be| might be)?,? (?:(?:a bit|a little|way|far|already|probably|actually) )?(?:too (?:late|early|soon|tight)|a (?:bank |public )?holiday|impossible|not (?:realistic|possible|going to|good|great)|unrealistic|no good|packed|full|booked|tight|pushing it|i'm (?:off|away|out|busy)|i am (?:off|away|out|busy)|won't (?:work|do|be)|doesn't work|isn't (?:going|possible|realistic|good))`,
    "g",
  ),
];

/** "Not Monday", "Monday is a holiday": days that are said to be put aside. The text keeps its length. */
export function withoutRuledOut(text: string): string {
  return ruledOut.reduce(
    (left, pattern) => left.replace(pattern, (words) => "·".repeat(words.length)),
    text,
  );
}

/** Says of another thing than the work why it is due, or what comes after. */
const aside =
  /[ ,](?:because|'cause|cause|since (?!(?:monday|last))|so that|so (?:they|he|she|it|we|you|everyone|people|there) (?:can|could|have|has|get|is|are|will|know)|in time for|ahead of|given that|as (?:the|we|they|it|he|she|you)|and then (?:we|they|you|the)|which (?:is|gives)|otherwise|or else|then (?:we|they|you) (?:can|have|get))\b/i;
const corrects =
  /\b(?:no|sorry|wait|i mean|actually|(?<!n't )(?<!not )make it(?! (?:today|tomorrow)\b)|make that|or rather|scratch that|hang on|let's say)\b/gi;

/** Of the days in one sentence those of the work: none of an aside, and after "no, make it" only what follows. */
export function meant<Found extends { readonly index: number }>(
  said: string,
  found: readonly Found[],
): readonly Found[] {
  if (found.length < 2) return found;
  const text = said.replaceAll("’", "'");
  const end = text.search(aside);
  const main = end < 0 ? found : found.filter(({ index }) => index < end);
  const kept = main.length > 0 ? main : found;
  const corrections = [...text.matchAll(corrects)].map(({ index }) => index);
  const last = corrections.findLast(
    (at) => kept.some(({ index }) => index < at) && kept.some(({ index }) => index > at),
  );
  return last === undefined ? kept : kept.filter(({ index }) => index > last);
}
