import type { LineMark, TranscriptGap, TranscriptSegment } from "@rooms/api-client";

/** What the page needs of a stored segment. */
export interface RecapLine {
  readonly id: string;
  readonly seq: number;
  readonly identity: string;
  /** As it was when the words were spoken. */
  readonly name: string;
  readonly text: string;
  readonly language: string | null;
  /** Session clock. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  /** Corrections so far: what the next one is based on. */
  readonly revision: number;
  /** The words or the speaker are not as they were recognised. */
  readonly corrected: boolean;
  /** What people marked it as during the session; left out where they did not. */
  readonly marked?: readonly LineMark[];
}

export function lineOf(segment: TranscriptSegment): RecapLine {
  const { id, seq, identity, name, text, language, startedAtMs, endedAtMs, revision } = segment;
  const corrected = segment.original !== null;
  return {
    id,
    seq,
    identity,
    name,
    text,
    language,
    startedAtMs,
    endedAtMs,
    revision,
    corrected,
  };
}

/** Lines in the order of speech: what was spoken first may be stored last. */
export function inOrderOfSpeech(lines: readonly RecapLine[]): RecapLine[] {
  return [...lines].sort((a, b) => a.startedAtMs - b.startedAtMs || a.seq - b.seq);
}

/** The lines with what people marked them as. */
export function withMarks(
  lines: readonly RecapLine[],
  marks: readonly LineMark[],
): readonly RecapLine[] {
  if (marks.length === 0) return lines;
  const bySegment = Map.groupBy(marks, ({ segmentId }) => segmentId);
  return lines.map((line) => {
    const marked = bySegment.get(line.id);
    return marked ? { ...line, marked } : line;
  });
}

/** With lines that came later; a line that is known already is replaced. */
export function withLines(
  lines: readonly RecapLine[],
  later: readonly RecapLine[],
): readonly RecapLine[] {
  if (later.length === 0) return lines;
  const byId = new Map(lines.map((line) => [line.id, line]));
  for (const line of later) byId.set(line.id, line);
  return inOrderOfSpeech([...byId.values()]);
}

/** A stretch of one speaker, until another speaks, something is missing, or a pause is long. */
export interface SpeechBlock {
  readonly kind: "speech";
  readonly key: string;
  readonly identity: string;
  readonly name: string;
  readonly startedAtMs: number;
  readonly lines: readonly RecapLine[];
}

/** Speech that was heard and not transcribed, at its place. */
export interface GapBlock {
  readonly kind: "gap";
  readonly key: string;
  readonly identity: string;
  readonly reason: TranscriptGap["reason"];
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export type RecapBlock = SpeechBlock | GapBlock;

/** After a pause this long the same speaker gets a new header, so that its time is true of what stands under it. */
const newHeaderAfterPauseMs = 30_000;
/** Gaps of one speaker and reason that lie closer together than this read as one. */
const oneGapWithinMs = 5_000;

/** What stands on the page, top to bottom. `lines` are in the order of speech. */
export function recapBlocks(
  lines: readonly RecapLine[],
  gaps: readonly TranscriptGap[],
): RecapBlock[] {
  const blocks: RecapBlock[] = [];
  const waiting = [...gaps].sort((a, b) => b.startedAtMs - a.startedAtMs);
  let current: (SpeechBlock & { lines: RecapLine[] }) | null = null;
  let spokenUntilMs = 0;
  for (const line of lines) {
    for (let gap = waiting.at(-1); gap && gap.startedAtMs <= line.startedAtMs;) {
      waiting.pop();
      pushGap(blocks, gap);
      current = null;
      gap = waiting.at(-1);
    }
    const { id, identity, name, startedAtMs } = line;
    const goesOn: boolean =
      current?.identity === identity &&
      current.name === name &&
      startedAtMs - spokenUntilMs < newHeaderAfterPauseMs;
    if (current === null || !goesOn) {
      current = { kind: "speech", key: id, identity, name, startedAtMs, lines: [] };
      blocks.push(current);
      spokenUntilMs = 0;
    }
    current.lines.push(line);
    spokenUntilMs = Math.max(spokenUntilMs, line.endedAtMs);
  }
  for (const gap of waiting.reverse()) pushGap(blocks, gap);
  return blocks;
}

/** Adds a gap, or lengthens the one it continues, as far as no word stands between them. */
function pushGap(blocks: RecapBlock[], gap: TranscriptGap): void {
  const { identity, reason, startedAtMs, endedAtMs } = gap;
  for (let index = blocks.length - 1; index >= 0; index -= 1) {
    const before = blocks[index];
    if (before?.kind !== "gap") break;
    if (before.identity !== identity || before.reason !== reason) continue;
    if (startedAtMs - before.endedAtMs >= oneGapWithinMs) break;
    blocks[index] = { ...before, endedAtMs: Math.max(before.endedAtMs, endedAtMs) };
    return;
  }
  const key = `gap ${reason} ${identity} ${startedAtMs}`;
  blocks.push({ kind: "gap", key, identity, reason, startedAtMs, endedAtMs });
}
