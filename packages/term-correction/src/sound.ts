/**
 * How a word sounds, one letter for each sound, for Latin and Cyrillic letters alike: "Kuznetsova" and "Кузнецова" sound
 * the same. Rough on purpose: English vowels are written in too many ways to be told apart.
 */
export function soundOf(text: string): string {
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

const vowels = new Set("aeiou");
const glides = new Set("yh");
/** What it costs to take one sound for the other, by pairs in either order. */
const alike: readonly (readonly [cost: number, pairs: readonly string[]])[] = [
  [0.3, ["bp", "dt", "gk", "vf", "zs", "ZS", "JC", "JZ", "ao", "ei", "ou", "ae"]],
  [0.5, ["mn", "sS", "SC", "CZ", "zZ", "gJ", "hk", "hg", "bv", "iy", "uv", "zJ"]],
  [0.8, ["lr", "ts"]],
];
const costs = new Map(
  alike.flatMap(([cost, pairs]) =>
    pairs.flatMap(([one = "", other = ""]) => [
      [one + other, cost] as const,
      [other + one, cost] as const,
    ]),
  ),
);

function costOf(one: string, other: string): number {
  if (one === other) return 0;
  const known = costs.get(one + other);
  if (known !== undefined) return known;
  return vowels.has(one) && vowels.has(other) ? 0.5 : 1;
}

function costOfOne(sound: string): number {
  if (glides.has(sound)) return 0.3;
  return vowels.has(sound) ? 0.5 : 0.9;
}

/** What it takes to turn one sound into the other, for each sound of the longer: 0 is the same, 1 nothing in common. */
export function soundDistance(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  if (longer === 0) return 0;
  let row = [0];
  for (const sound of other) row.push((row.at(-1) ?? 0) + costOfOne(sound));
  for (const heard of one) {
    const next = [(row[0] ?? 0) + costOfOne(heard)];
    for (const [index, meant] of Array.from(other).entries()) {
      next.push(
        Math.min(
          (row[index] ?? 0) + costOf(heard, meant),
          (row[index + 1] ?? 0) + costOfOne(heard),
          (next[index] ?? 0) + costOfOne(meant),
        ),
      );
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / longer;
}

/** Whether two words may begin with the same sound. */
export function beginAlike(one: string, other: string): boolean {
  const [first = "", second = ""] = [one[0], other[0]];
  return costOf(first, second) <= 0.5;
}
