/** What each word adds to a number; a thousand multiplies. Forms that Russian has besides the first are those of the genitive. */
const values: ReadonlyMap<string, number> = new Map([
  ...counted(
    0,
    1,
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  ),
  ...counted(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"),
  ...counted(
    0,
    1,
    "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
  ),
  ...counted(
    0,
    1,
    "ноля одного двух трех четырех пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати",
  ),
  ...counted(1, 1, "одна две"),
  ...counted(
    20,
    10,
    "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
  ),
  ...counted(100, 100, "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"),
]);
const thousands = new Set(["thousand", "тысяча", "тысячи", "тысяч", "тысячу"]);

/** The number that the words say, which are all of it; undefined where they are none. "Ё" is written as "е". */
export function numberSaid(words: readonly string[]): number | undefined {
  let whole = 0;
  let part = 0;
  // Of what stands next, only less than the last word can be added to it: "twenty five", not "five twenty".
  let below = Number.POSITIVE_INFINITY;
  for (const [index, word] of words.entries()) {
    const value = values.get(word);
    if (value !== undefined && value < below && !(value === 0 && words.length > 1)) {
      part += value;
      below = value >= 100 ? 100 : value >= 20 ? 10 : 0;
    } else if (word === "hundred" && part > 0 && part < 10) {
      part *= 100;
      below = 100;
    } else if (thousands.has(word) && whole === 0 && (part > 0 || index === 0)) {
      whole = Math.max(1, part) * 1_000;
      part = 0;
      below = 1_000;
    } else {
      return undefined;
    }
  }
  return words.length === 0 ? undefined : whole + part;
}

function counted(from: number, step: number, words: string): [string, number][] {
  return words.split(" ").map((word, index) => [word, from + index * step]);
}
