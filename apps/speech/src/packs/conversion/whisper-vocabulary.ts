import { z } from "zod";

/** The tokens of a Whisper model by their place; those that carry no text stand in `<|…|>` after the words. */
export class WhisperVocabulary {
  readonly #words: readonly string[];

  /** The file's text: a token a line, or a JSON array of them. */
  constructor(text: string) {
    this.#words = text.startsWith("[")
      ? z.array(z.string()).parse(JSON.parse(text))
      : text.split("\n");
  }

  /** Of several names that a token has had, the one that is there. */
  id(...names: readonly string[]): number {
    const id = this.#words.findIndex((word) => names.includes(word));
    if (id === -1) throw new RangeError("the vocabulary lacks a token that a Whisper model has");
    return id;
  }

  /** Each language with its token, in the order of the tokens. */
  languages(): { id: number; code: string }[] {
    return this.#words.flatMap((word, id) => {
      const code = /^<\|([a-z]{2,3})\|>$/.exec(word)?.[1];
      return code === undefined ? [] : [{ id, code }];
    });
  }

  /** The engine's `tokens.txt`: a line "<base64> <index>" for each token that carries text. */
  tokensText(): string {
    const words = this.#words.slice(0, this.id("<|endoftext|>"));
    const lines = words.map((word, id) => `${bytesOf(word).toString("base64")} ${id}`);
    return `${lines.filter((_, id) => words[id] !== "").join("\n")}\n`;
  }
}

/** The vocabulary writes each byte as a letter: printable ones as themselves, the others from 256 on. */
const byteOfLetter = ((): ReadonlyMap<string, number> => {
  const isPrintable = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const others = bytes.filter((byte) => !isPrintable(byte));
  return new Map([
    ...bytes.filter(isPrintable).map((byte) => [String.fromCodePoint(byte), byte] as const),
    ...others.map((byte, index) => [String.fromCodePoint(256 + index), byte] as const),
  ]);
})();

function bytesOf(word: string): Buffer {
  return Buffer.from(Array.from(word, (letter) => byteOfLetter.get(letter) ?? 0));
}
