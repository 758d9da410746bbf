import { latinLetters } from "@rooms/domain/shared/romanisation";

/** Endings that names take in Russian, the longest first. */
const endings = [
  ...["ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими"],
  ...["ой", "ей", "ом", "ем", "ам", "ям", "ах", "ях", "ов", "ев", "ым", "им", "ых", "их"],
  ...["ую", "юю", "ая", "яя", "ий", "ый", "ые", "ие", "ью"],
  ...["а", "я", "у", "ю", "е", "ё", "и", "ы", "о", "ь", "й"],
];
const stemLengthMin = 3;

export interface Split {
  readonly stem: string;
  readonly ending: string;
}

/** The ways in which a word may be a stem and an ending; the word as it is comes first. */
export function splitsOf(word: string): Split[] {
  const lower = word.toLowerCase();
  const splits = [{ stem: word, ending: "" }];
  for (const ending of endings) {
    const length = word.length - ending.length;
    if (length < stemLengthMin || !lower.endsWith(ending)) continue;
    splits.push({ stem: word.slice(0, length), ending: word.slice(length) });
  }
  return splits;
}

const adjective = /(?<=(?:ск|цк))(?:ий|ая|ой)$/i;
const nominative = /[аяоеёийьыу]$/i;

/** A name without the ending of its first form: Маша is Маш, Достоевский is Достоевск. */
export function stemOf(name: string): string {
  const stem = adjective.test(name) ? name.replace(adjective, "") : name.replace(nominative, "");
  return stem.length >= stemLengthMin ? stem : name;
}

/** As passports and English texts write it: Дмитрий Кузнецов is Dmitry Kuznetsov. */
export function romanised(text: string): string {
  return text.replaceAll(/[ыи]й(?!\p{L})/gu, "y").replaceAll(/\p{Script=Cyrillic}/gu, (letter) => {
    const lower = letter.toLowerCase();
    const written = latinLetters[lower] ?? letter;
    return lower === letter ? written : written.charAt(0).toUpperCase() + written.slice(1);
  });
}
