import type { VocabularyTerm } from "@rooms/domain/spaces/glossary";
import { termCorrection } from "@rooms/term-correction";
import type { Line } from "./attribution.ts";

export type CorrectLine = (line: Line) => Line;

/** By a vocabulary: what writes near misses of its terms right in a final. */
export type LineCorrection = (vocabulary: readonly VocabularyTerm[]) => CorrectLine;

/** For engines that take no vocabulary. */
export function lineCorrection(isWord: (word: string) => boolean): LineCorrection {
  return (terms) => {
    if (terms.length === 0) return (line) => line;
    const correction = termCorrection({ terms, isWord });
    return (line) => {
      if (!isCorrected(line.language)) return line;
      const text = correction.correctText(line.text);
      if (text === line.text) return line;
      return { ...line, text, words: correction.correctWords(line.words) };
    };
  };
}

/** Words of other languages would be taken for misheard terms: their dictionaries are not here. */
function isCorrected(language: string | null): boolean {
  return language === null || /^(en|ru)(-|$)/.test(language);
}
