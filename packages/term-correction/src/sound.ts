/** A sound by its number in `alphabet`; 0 is one that is not in it. */
export interface Sound {
  readonly codes: Uint8Array;
  /** Those that are never left out for nothing. */
  readonly consonants: number;
  /** No less than the difference of two weights lies between two sounds. */
  readonly weight: number;
}

/**
 * How a word sounds, one letter for each sound, for Latin and Cyrillic letters alike: "Kuznetsova" and "Кузнецова" sound
 * the same. Rough on purpose: English vowels are written in too many ways to be told apart.
 */
export function soundOf(text: string): Sound {
  const letters = soundLetters(text);
  const codes = Uint8Array.from(letters, (letter) => codeOf.get(letter) ?? 0);
  const consonants = codes.reduce((sum, code) => sum + (isConsonant[code] ?? 0), 0);
  const weight = codes.reduce((sum, code) => sum + (weights[code] ?? 0), 0);
  return { codes, consonants, weight };
}

function soundLetters(text: string): string {
  let rest = text.toLowerCase().normalize("NFD").replace(marks, "").normalize("NFC");
  rest = rest.replace(/[^\p{L}]/gu, "");
  let sound = "";
  let before = "";
  while (rest !== "") {
    const [letters, sounds] = firstSound(rest, before);
    sound += sounds;
    before = rest.slice(0, letters);
    rest = rest.slice(letters);
  }
  return sound.replace(/(.)\1+/gu, "$1");
}

/** Accents and the like, but not the breve of й nor the dots of ё. */
const marks = /(?<![иИ])\u0306|(?<![еЕ])\u0308|[\u0300-\u0305\u0307\u0309-\u036f]/g;

const latin: Readonly<Record<string, string>> = {
  ...{ shch: "Sh", sch: "S", tch: "C", chr: "kr", sh: "S", ch: "C", zh: "Z", kh: "h", ph: "f" },
  ...{
    th: "t",
    ck: "k",
    dt: "t",
    qu: "kv",
    wh: "v",
    ts: "ts",
    tz: "ts",
    dge: "J",
    dg: "J",
    gh: "g",
  },
  ...{ oo: "u", ou: "u", ee: "i", ea: "i", ie: "i", ei: "i", ey: "i", ay: "e", ai: "e", au: "o" },
  ...{ ya: "ya", yo: "yo", yu: "yu", ye: "ye", iy: "i", yy: "i" },
  ...{ a: "a", b: "b", c: "k", d: "d", e: "e", f: "f", g: "g", h: "h", i: "i", j: "J", k: "k" },
  ...{ l: "l", m: "m", n: "n", o: "o", p: "p", q: "k", r: "r", s: "s", t: "t", u: "u", v: "v" },
  ...{ w: "v", x: "ks", y: "i", z: "z" },
};

const cyrillic: Readonly<Record<string, string>> = {
  ...{ ий: "i", ый: "i", дж: "J", тс: "ts", тьс: "ts" },
  ...{ а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ё: "yo", ж: "Z", з: "z", и: "i", й: "y" },
  ...{ к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f" },
  ...{ х: "h", ц: "ts", ч: "C", ш: "S", щ: "S", ъ: "", ы: "i", ь: "", э: "e", ю: "yu", я: "ya" },
  ...{ і: "i", ї: "i", є: "e", ґ: "g" },
};

const lettersMax = 4;

/** The longest letters at the start that have a sound of their own. */
function firstSound(text: string, before: string): readonly [letters: number, sounds: string] {
  if (/^c[eiy]/.test(text)) return [1, "s"];
  // Silent, as in "name".
  if (text === "e" && /[bcdfgklmnprstvz]/.test(before)) return [1, ""];
  for (let length = Math.min(lettersMax, text.length); length > 0; length -= 1) {
    const letters = text.slice(0, length);
    const sounds = latin[letters] ?? cyrillic[letters];
    if (sounds !== undefined) return [length, sounds];
  }
  return [1, text[0] ?? ""];
}

const alphabet = "?abcdefghijklmnopqrstuvwxyzSZCJ";
const vowels = "aeiou";
const glides = "yh";
const codeOf = new Map(Array.from(alphabet, (letter, code) => [letter, code]));
const size = alphabet.length;

/** What it costs to take one sound for the other, by pairs in either order; two vowels 0.5, any others 1. */
const alike: readonly (readonly [cost: number, pairs: readonly string[]])[] = [
  [0.3, ["bp", "dt", "gk", "vf", "zs", "ZS", "JC", "JZ", "ao", "ei", "ou", "ae"]],
  [0.5, ["mn", "sS", "SC", "CZ", "zZ", "gJ", "hk", "hg", "bv", "iy", "uv", "zJ"]],
  [0.8, ["lr", "ts"]],
];
const consonantCost = 0.9;
const glideCost = 0.3;

const leftOut = Float64Array.from(alphabet, (letter) => {
  if (glides.includes(letter)) return glideCost;
  return vowels.includes(letter) ? 0.5 : consonantCost;
});
const isConsonant = Uint8Array.from(leftOut, (cost) => (cost === consonantCost ? 1 : 0));
/** Less than a consonant costs, since one may be taken for a glide for 0.5. */
const weights = leftOut.map((cost) => Math.min(cost, glideCost + 0.5));
const taken = takenTable();
const allCodes = Array.from(alphabet, (_, code) => code);
const alikeTo = allCodes.map((one) =>
  allCodes.filter((other) => (taken[one * size + other] ?? 1) <= 0.5),
);

function takenTable(): Float64Array {
  const table = new Float64Array(size * size).fill(1);
  const set = (one: string, other: string, cost: number): void => {
    const [a = 0, b = 0] = [codeOf.get(one), codeOf.get(other)];
    table[a * size + b] = cost;
    table[b * size + a] = cost;
  };
  for (const one of vowels) for (const other of vowels) set(one, other, 0.5);
  for (const [cost, pairs] of alike)
    for (const [one = "", other = ""] of pairs) set(one, other, cost);
  for (const letter of alphabet) set(letter, letter, 0);
  return table;
}

/**
 * What it takes to turn one sound into the other, for each sound of the longer: 0 is the same, 1 nothing in common.
 * Infinite beyond `max`: a line is compared with hundreds of names between two chunks of audio.
 */
export function soundDistance(one: Sound, other: Sound, max: number): number {
  const width = other.codes.length;
  const longer = Math.max(one.codes.length, width);
  if (longer === 0) return 0;
  const limit = max * longer;
  if (consonantCost * Math.abs(one.consonants - other.consonants) > limit + rounding)
    return Infinity;
  let [row, next] = rowsOf(width + 1);
  row[0] = 0;
  for (let at = 0; at < width; at += 1) row[at + 1] = (row[at] ?? 0) + costOfOne(other, at);
  for (let place = 0; place < one.codes.length; place += 1) {
    const heard = (one.codes[place] ?? 0) * size;
    const dropped = costOfOne(one, place);
    let nearest = (next[0] = (row[0] ?? 0) + dropped);
    for (let at = 0; at < width; at += 1) {
      const cost = Math.min(
        (row[at] ?? 0) + (taken[heard + (other.codes[at] ?? 0)] ?? 1),
        (row[at + 1] ?? 0) + dropped,
        (next[at] ?? 0) + costOfOne(other, at),
      );
      next[at + 1] = cost;
      if (cost < nearest) nearest = cost;
    }
    if (nearest > limit + rounding) return Infinity;
    [row, next] = [next, row];
  }
  const cost = row[width] ?? 0;
  return cost > limit + rounding ? Infinity : cost / longer;
}

const rounding = 1e-9;

const rowMax = 256;
const rows = [new Float64Array(rowMax), new Float64Array(rowMax)] as const;

/** The same for each comparison, as none is begun before another ends. */
function rowsOf(width: number): readonly [Float64Array, Float64Array] {
  return width <= rowMax ? rows : [new Float64Array(width), new Float64Array(width)];
}

function costOfOne({ codes }: Sound, at: number): number {
  return leftOut[codes[at] ?? 0] ?? 1;
}

/** The sounds that a word may begin with when it was meant to begin with this one. */
export function soundsAlike(code: number): readonly number[] {
  return alikeTo[code] ?? [];
}
