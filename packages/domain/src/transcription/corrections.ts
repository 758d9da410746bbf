import type { ParticipantId, ParticipantIdentity, SegmentId, UserId } from "../shared/ids.ts";
import type { Segment, Word } from "./segment.ts";

/** A correction as it is written: the segment whole, as it stands from now on. */
export interface SegmentCorrection {
  readonly id: string;
  readonly segmentId: SegmentId;
  /** The revision it was made on; it makes the next one. */
  readonly basedOn: number;
  readonly text: string;
  readonly participantId: ParticipantId;
  /** Null for a system. */
  readonly correctedBy: UserId | null;
  readonly correctedAt: Date;
}

/** An entry of a segment's history. */
export interface CorrectionEntry {
  readonly revision: number;
  readonly text: string;
  readonly participantIdentity: ParticipantIdentity;
  readonly participantName: string;
  /** Null for what was recognised, for a system, and for a user whose account is gone. */
  readonly correctedBy: { readonly name: string | null } | null;
  readonly at: Date;
}

type Said = Pick<Segment, "text" | "participantId">;

/** What stands after a change: a part that is null goes back to what was recognised, an absent one stays as it is. */
export function correctionOf(
  segment: Said & { readonly original: Said | null },
  change: { text?: string | null; participantId?: ParticipantId | null },
): Said {
  const recognised = segment.original ?? segment;
  const text = change.text === null ? recognised.text : (change.text ?? segment.text);
  return {
    // Space at the ends is lost on the way through a form: it makes no other text.
    text: text.trim() === recognised.text.trim() ? recognised.text : text,
    participantId:
      change.participantId === null
        ? recognised.participantId
        : (change.participantId ?? segment.participantId),
  };
}

/**
 * Times for the words of a corrected text. No recogniser hears them again: words that stayed at the beginning and at the end
 * keep their times, what stands between them is spread over the time that is left, by length.
 */
export function correctedWords(source: {
  text: string;
  words: readonly Word[];
  startedAtMs: number;
  endedAtMs: number;
}): Word[] {
  const { words } = source;
  const tokens = source.text.split(/\s+/).filter((token) => token !== "");
  const most = Math.min(tokens.length, words.length);
  const same = (token: string | undefined, word: Word | undefined): boolean =>
    token !== undefined && word !== undefined && lettersOf(token) === lettersOf(word.word);
  let head = 0;
  while (head < most && same(tokens[head], words[head])) head += 1;
  let tail = 0;
  while (head + tail < most && same(tokens.at(-1 - tail), words.at(-1 - tail))) tail += 1;
  const first = words.slice(0, head);
  const last = words.slice(words.length - tail);
  const between = spread(tokens.slice(head, tokens.length - tail), {
    fromMs: first.at(-1)?.endedAtMs ?? source.startedAtMs,
    untilMs: last[0]?.startedAtMs ?? source.endedAtMs,
  });
  return [
    ...first.map((word, index) => ({ ...word, word: tokens[index] ?? word.word })),
    ...between,
    ...last.map((word, index) => ({
      ...word,
      word: tokens[tokens.length - tail + index] ?? word.word,
    })),
  ];
}

function spread(
  tokens: readonly string[],
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): Word[] {
  const room = Math.max(0, untilMs - fromMs);
  const total = tokens.reduce((sum, { length }) => sum + length, 0);
  let passed = 0;
  return tokens.map((word) => {
    const startedAtMs = fromMs + Math.round((room * passed) / total);
    passed += word.length;
    const endedAtMs = fromMs + Math.round((room * passed) / total);
    return { word, startedAtMs, endedAtMs, confidence: null };
  });
}

function lettersOf(word: string): string {
  return word.replace(/[^\p{L}\p{M}\p{N}]+/gu, "").toLowerCase() || word.trim();
}
