/** A person does not keep up more words a second than this. */
const wordsPerSecondMax = 5;
const ngramMax = 6;

/**
 * A decoder that lost its way says the same few words over and over. When a text has more words than its
 * seconds allow, every n-gram repeated at once is written only once.
 */
export function withoutRunaway(text: string, durationS: number): string {
  const words = text.split(/\s+/).filter((word) => word !== "");
  if (words.length <= Math.max(3, durationS * wordsPerSecondMax)) return words.join(" ");
  let kept = words;
  for (let length = 1; length <= ngramMax; length++) kept = withoutRepeats(kept, length);
  return kept.join(" ");
}

function withoutRepeats(words: readonly string[], length: number): string[] {
  const kept: string[] = [];
  for (let at = 0; at < words.length;) {
    const next = words.slice(at, at + length);
    if (next.length === length && sameWords(kept.slice(-length), next)) {
      at += length;
    } else {
      kept.push(words[at] ?? "");
      at += 1;
    }
  }
  return kept;
}

function sameWords(before: readonly string[], next: readonly string[]): boolean {
  return (
    before.length === next.length &&
    before.every((word, index) => plain(word) === plain(next[index] ?? ""))
  );
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
