export { dictionaryOf } from "./dictionary.ts";
export { wordList } from "./hunspell.ts";
export { termCorrection } from "./term-correction.ts";
export type { TermCorrection, TimedWord } from "./term-correction.ts";
export type { Term } from "./targets.ts";
