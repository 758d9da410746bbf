/** A number of a text, as written or as spoken: "320", "three hundred twenty", "двухсот восьмидесяти". */
export interface SpokenNumber {
  readonly value: number;
  /** The values it is put together from: 300 and 20. */
  readonly parts: readonly number[];
  /** Made of a word that mostly counts nothing ("one of us", "a second"). */
  readonly isVague: boolean;
}

/** Numbers of a text in English and Russian, in their order. */
export function numbersIn(text: string): SpokenNumber[] {
  const found: SpokenNumber[] = [];
  let open = new OpenNumber();
  let endsAt = 0;
  const close = (): void => {
    if (open.parts.length > 0) found.push(open.close());
    open = new OpenNumber();
  };
  for (const token of text.matchAll(tokens)) {
    if (!/^[\s\u00a0\u202f-]*$/u.test(text.slice(endsAt, token.index))) close();
    endsAt = token.index + token[0].length;
    const digits = digitsOf(token[0]);
    if (digits) {
      close();
      open.startWith(digits);
      continue;
    }
    const word = token[0].toLowerCase().replaceAll("ё", "е");
    // "Three hundred and twenty".
    if (word === "and" && open.parts.length > 0) continue;
    const value = wordValue(word);
    if (value === null || !open.takes(value)) close();
    if (value !== null) open.take(value, word);
  }
  close();
  return found;
}

/** Digits, with grouped thousands or a fraction; or a word. */
const tokens = /\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?!\d)|\d+(?:[.,:]\d+)?|[\p{L}\p{M}]+/gu;

function digitsOf(token: string): number[] | null {
  if (!/^\d/.test(token)) return null;
  const pieces = token.split(/[^\d]/u).map(Number);
  if (pieces.length === 1) return pieces;
  const isGrouped = /^\d{1,3}(?:[^\d:]\d{3})+$/u.test(token);
  const whole = Number(isGrouped ? token.replaceAll(/\D/gu, "") : token.replace(/[,:]/u, "."));
  return [whole, ...pieces];
}

const scales = new Set([100, 1_000, 1_000_000]);

class OpenNumber {
  readonly parts: number[] = [];
  #total = 0;
  #group = 0;
  #words: string[] = [];

  startWith([whole = 0, ...pieces]: readonly number[]): void {
    this.#group = whole;
    this.parts.push(...(pieces.length > 0 ? pieces : [whole]));
  }

  /** Whether a word of this value goes on with the number: 300 takes 20, 20 takes no 30. */
  takes(value: number): boolean {
    if (scales.has(value)) return this.parts.length > 0 && Number.isInteger(this.#group);
    if (this.#group === 0) return true;
    let place = 1;
    while (this.#group % (place * 10) === 0) place *= 10;
    return value < place;
  }

  take(value: number, word: string): void {
    this.parts.push(value);
    this.#words.push(word);
    if (value === 100) this.#group = Math.max(this.#group, 1) * 100;
    else if (scales.has(value)) {
      this.#total += Math.max(this.#group, 1) * value;
      this.#group = 0;
    } else this.#group += value;
  }

  close(): SpokenNumber {
    const [word, ...more] = this.#words;
    return {
      value: this.#total + this.#group,
      parts: this.parts,
      isVague: more.length === 0 && word !== undefined && vagueWord.test(word),
    };
  }
}

const vagueWord = /^(?:one|first|second|once|од(?:ин|н[аоуи].*|ним|них)|перв.*)$/u;

/** The value of a number word, in any of its cases; null for other words. */
export function wordValue(word: string): number | null {
  const english = englishWords.get(word);
  if (english !== undefined) return english;
  if (!/^[а-я]/u.test(word)) return null;
  return russianWords.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}

const englishWords = new Map<string, number>([
  ...(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
    "eighteen nineteen"
  )
    .split(" ")
    .map((word, value) => [word, value] as const),
  ...(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth " +
    "sixteenth seventeenth eighteenth nineteenth"
  )
    .split(" ")
    .map((word, index) => [word, index + 1] as const),
  ...["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].flatMap(
    (word, index) =>
      [
        [word, (index + 2) * 10],
        [word.replace(/y$/u, "ieth"), (index + 2) * 10],
      ] as const,
  ),
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1_000_000],
  ["once", 1],
  ["twice", 2],
  ["both", 2],
  ["couple", 2],
  ["dozen", 12],
  ["k", 1_000],
]);

const softEnding = "(?:ь|и|ью)";
const ordinalEnding = "(?:ый|ой|ий|ого|его|ому|ему|ым|им|ом|ем|ая|ую|ое|ее|ые|ие|ых|их)";
const teens = "один две три четыр пят шест сем восем девят".split(" ");
const stems = "пят шест сем вос девят".split(" ");

/** Cardinals in their cases and ordinals; the longer ones first. */
const russianWords: readonly (readonly [RegExp, number])[] = (
  [
    ["(?:двести|двухсот|двумст|двухст)", 200],
    ["(?:триста|трехсот|тремст|трехст)", 300],
    ["(?:четыреста|четырехсот|четыремст|четырехст)", 400],
    ...["пят", "шест", "сем", "вос(?:ем|ьм)", "девят"].map(
      (stem, index) => [`${stem}(?:ь|и)?(?:сот|ст)`, (index + 5) * 100] as const,
    ),
    ...teens.map((stem, index) => [`${stem}надцат`, index + 11] as const),
    ["двадцат", 20],
    ["тридцат", 30],
    [`сорок(?:а|ов${ordinalEnding})?$`, 40],
    ...["пят", "шест", "сем", "вос(?:ем|ьм)", "девят"].flatMap((stem, index) =>
      index < 4 ? [[`${stem}(?:ь|и)?десят`, (index + 5) * 10] as const] : [],
    ),
    ["девяност", 90],
    ["тысяч", 1_000],
    ["миллион", 1_000_000],
    ["ст(?:о|а)$", 100],
    [`сот${ordinalEnding}$`, 100],
    ["н[оу]л(?:ь|я|ю|ем)$", 0],
    ["од(?:ин|н[аоуи]|ного|ному|ним|ной|ном|них)$", 1],
    [`перв${ordinalEnding}$`, 1],
    ["дв(?:а|е|ух|ум|умя|ое|оих)$", 2],
    ["(?:оба|обе|обоих|пара|пару|пары)$", 2],
    [`втор${ordinalEnding}$`, 2],
    ["тр(?:и|ех|ем|емя|ое|оих)$", 3],
    ["трет(?:ий|ь[а-я]+)$", 3],
    ["чет(?:ыре|ырех|ырем|ырьмя|веро)$", 4],
    [`четверт${ordinalEnding}$`, 4],
    ["вос(?:емь|ьми|емью|ьмью)$", 8],
    [`восьм${ordinalEnding}$`, 8],
    [`сед?ьм?${ordinalEnding}$`, 7],
    [`седьм${ordinalEnding}$`, 7],
    ...stems.flatMap((stem, index) =>
      stem === "вос"
        ? []
        : ([
            [`${stem}${softEnding}$`, index + 5],
            [`${stem}${ordinalEnding}$`, index + 5],
          ] as const),
    ),
    [`десят${softEnding}$`, 10],
    [`десят${ordinalEnding}$`, 10],
    ["дюжин", 12],
    ["тыс$", 1_000],
    ["млн$", 1_000_000],
  ] as const
).map(([pattern, value]) => [new RegExp(`^${pattern}`, "u"), value] as const);
