import { wordList } from "./hunspell.ts";
import type { HunspellFiles } from "./hunspell.ts";

const cyrillic = /\p{Script=Cyrillic}/u;

/** Whether a word is one of Russian or of English, by the letters it is written in. */
export function dictionaryOf({
  russian,
  english,
}: {
  russian: HunspellFiles;
  english: HunspellFiles;
}): (word: string) => boolean {
  const [isRussian, isEnglish] = [wordList(russian), wordList(english)];
  return (word) => (cyrillic.test(word) ? isRussian(word) : isEnglish(word));
}
