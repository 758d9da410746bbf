/** One written word, taken apart so that it can be put together around another one. */
export interface Token {
  /** What stands before its first letter: a space, a quotation mark. */
  readonly before: string;
  readonly core: string;
  /** The rest: an English possessive, punctuation. */
  readonly after: string;
  /** Whether a clause ends behind it. */
  readonly ends: boolean;
}

const shape = /^([^\p{L}\p{N}]*)(.*?)((?:['’]s)?[^\p{L}\p{N}]*)$/su;

export function tokenOf(word: string): Token {
  const [, before = "", core = "", after = ""] = shape.exec(word) ?? [];
  return { before, core, after, ends: /[^\s'’s"»”)\]-]/u.test(after) };
}

/** Letters alone, so that "Live Kit" and "livekit" are the same. */
export function lettersOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

export type Script = "latin" | "cyrillic" | "other";

export function scriptOf(text: string): Script {
  if (/^[\p{Script=Latin}\p{M}\s'’.-]+$/u.test(text)) return "latin";
  return /^[\p{Script=Cyrillic}\p{M}\s'’.-]+$/u.test(text) ? "cyrillic" : "other";
}
