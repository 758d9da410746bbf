/** A glossary that is full of long terms, and a line of which no dictionary knows a word. */
export interface WorstCase {
  readonly name: string;
  readonly terms: readonly string[];
  readonly line: string;
}

interface Sounds {
  readonly consonants: string;
  readonly vowels: string;
  /** Of every word of the terms and the line. */
  readonly first?: string;
  readonly ending?: string;
}

const cyrillic = { consonants: "бвгджзклмнпрстфхцчш", vowels: "аеиоуы" };
const latin = { consonants: "bdfgklmnprstvz", vowels: "aeiou" };

/** 200 terms of seven names, and 40 words made as the names are. */
export function worstCases(random: () => number): WorstCase[] {
  const cases: readonly (readonly [name: string, sounds: Sounds])[] = [
    ["Russian", cyrillic],
    ["English", latin],
    ["Russian with endings", { ...cyrillic, ending: "ами" }],
    ["Russian, one first sound", { ...cyrillic, first: "к" }],
    ["English, one first sound", { ...latin, first: "k" }],
  ];
  return cases.map(([name, sounds]) => ({
    name,
    terms: repeated(200, () => repeated(7, () => capital(made(sounds, random))).join(" ")),
    line: repeated(40, () => made(sounds, random) + (sounds.ending ?? "")).join(" "),
  }));
}

function made({ consonants, vowels, first = "" }: Sounds, random: () => number): string {
  const one = (of: string) => of.charAt(Math.floor(random() * of.length));
  const syllables = repeated(random() < 0.5 ? 2 : 3, () => one(consonants) + one(vowels));
  return first + syllables.join("") + one(consonants);
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function repeated<Item>(times: number, make: () => Item): Item[] {
  return Array.from({ length: times }, make);
}
