import type { GladiaWireUtterance, GladiaWireWord } from "@rooms/gladia/protocol";

/** As many words of the fixed beginning are looked for in a decode that disagrees with it. */
const anchorWords = 2;

/**
 * Keeps the partials of one utterance from changing what was already agreed: the beginning that two decodes in
 * a row have in common is fixed, and later partials only go on from it. The final is free to differ.
 */
export class StablePartials {
  #fixed: GladiaWireWord[] = [];
  #before: readonly GladiaWireWord[] = [];

  /** The partial to show for this decode. */
  next(utterance: GladiaWireUtterance): GladiaWireUtterance {
    const { words } = utterance;
    const rest = this.#restOf(words);
    const shown = [...this.#fixed, ...rest];
    const agreed = commonLength(this.#before, shown);
    if (agreed > this.#fixed.length) this.#fixed = shown.slice(0, agreed);
    this.#before = shown;
    const text = shown.map(({ word }) => word).join("");
    return { ...utterance, words: shown, text, start: shown[0]?.start ?? utterance.start };
  }

  /** What follows the fixed beginning: after its last words, wherever the decode has them, else by count. */
  #restOf(words: readonly GladiaWireWord[]): readonly GladiaWireWord[] {
    const length = this.#fixed.length;
    if (commonLength(this.#fixed, words) === length) return words.slice(length);
    const anchor = this.#fixed.slice(-anchorWords);
    for (const shift of [0, 1, -1, 2, -2]) {
      const end = length + shift;
      const found = words.slice(Math.max(0, end - anchor.length), Math.max(0, end));
      if (found.length === anchor.length && commonLength(anchor, found) === anchor.length) {
        return words.slice(end);
      }
    }
    return words.slice(length);
  }
}

/**
 * How far two decodes of the same speech agree, 0..1: the share of the last partial's words that come in the
 * final in the same order. Undefined when there is too little to tell.
 */
export function agreementOf(
  partial: readonly GladiaWireWord[],
  final: readonly GladiaWireWord[],
): number | undefined {
  if (partial.length < 3) return undefined;
  const heard = partial.map(plain);
  // The partial is the beginning of the final: what comes later cannot speak for it.
  const said = final.slice(0, partial.length + 3).map(plain);
  let row = Array.from<number>({ length: said.length + 1 }).fill(0);
  for (const word of heard) {
    const next = [0];
    for (let at = 1; at <= said.length; at++) {
      const longest = Math.max(row[at] ?? 0, next[at - 1] ?? 0);
      next.push(said[at - 1] === word ? Math.max(longest, (row[at - 1] ?? 0) + 1) : longest);
    }
    row = next;
  }
  return (row.at(-1) ?? 0) / heard.length;
}

function commonLength(one: readonly GladiaWireWord[], other: readonly GladiaWireWord[]): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [one[at], other[at]];
    if (left === undefined || right === undefined || plain(left) !== plain(right)) return at;
  }
  return length;
}

function plain({ word }: GladiaWireWord): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
