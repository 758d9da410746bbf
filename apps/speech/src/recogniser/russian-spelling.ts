/** Letters, and groups of them, that are confused when Russian is spelled by sound alone. */
const alike: readonly (readonly [string, string])[] = [
  ...pairs("ао еи ея ия эе эи"),
  ...pairs("ого-ово его-ево ц-тц ц-тс цы-ци щ-сч шн-чн шт-чт сн-стн зн-здн"),
];
/** Of these the one sounds like the other before a consonant that has such a pair itself, and at the end. */
const voiced = pairs("бп вф гк дт жш зс");
const obstruents = "бгджзкпстфхцчшщ";
const consonants = `${obstruents}вйлмнр`;
/** Words of fewer letters sound like too many others. */
const lettersMin = 6;
/** Said in every meeting, and in no dictionary. */
const meant = /^созвон/u;

/**
 * A small model writes Russian by its sound: "апрятном" for "опрятном". A word that the dictionary lacks is written as
 * the one word of it that sounds the same. Names, short words and those of which there are several such stay.
 */
export function respelled(word: string, isWord: (word: string) => boolean): string {
  return word.replace(/\p{L}+/gu, (part) => {
    const isPlain = part.length >= lettersMin && /^[а-яё]+$/u.test(part);
    if (!isPlain || meant.test(part) || isWord(part)) return part;
    const found = new Set([...soundingLike(part.replaceAll("ё", "е"))].filter(isWord));
    const [only, ...others] = found;
    return only === undefined || others.length > 0 ? part : only;
  });
}

/** What it may stand for when one sound of it was written with other letters. */
function* soundingLike(word: string): Generator<string> {
  for (const [one, other] of both(alike)) {
    for (const at of placesOf(one, word)) {
      // Only "а" and "о" are mistaken for each other where a word begins.
      if (at > 0 || one === "а" || one === "о") yield replaced(word, { at, one, other });
    }
  }
  for (const [one, other] of both(voiced)) {
    for (const at of placesOf(one, word)) {
      const next = word[at + 1];
      if (next === undefined || obstruents.includes(next)) yield replaced(word, { at, one, other });
    }
  }
  for (const at of placesOf("ь", word)) yield replaced(word, { at, one: "ь", other: "" });
  for (let at = 1; at <= word.length; at += 1) {
    const isAfterConsonant = consonants.includes(word[at - 1] ?? "");
    if (isAfterConsonant) yield replaced(word, { at, one: "", other: "ь" });
  }
}

function replaced(
  word: string,
  { at, one, other }: { at: number; one: string; other: string },
): string {
  return word.slice(0, at) + other + word.slice(at + one.length);
}

function* placesOf(part: string, word: string): Generator<number> {
  for (let at = word.indexOf(part); at >= 0; at = word.indexOf(part, at + 1)) yield at;
}

function both(each: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return each.flatMap(([one, other]) => [[one, other] as const, [other, one] as const]);
}

/** Two letters each, or what a hyphen divides. */
function pairs(text: string): (readonly [string, string])[] {
  return text.split(" ").map((pair) => {
    const [one = "", other = ""] = pair.split(pair.includes("-") ? "-" : "");
    return [one, other] as const;
  });
}
