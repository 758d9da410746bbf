import type { SegmentId } from "@rooms/domain/shared/ids";
import { cuesOf } from "./cues.ts";
import type { Cue } from "./cues.ts";
import { entriesOf } from "./export-document.ts";
import type { ExportDocument, ExportEntry, WordReader } from "./export-document.ts";
import { gapText } from "./labels.ts";
import { nameInLine, oneLine } from "./plain-text.ts";

export interface Caption extends Cue {
  readonly speaker: string;
  /** BCP 47, where it is none of the session's languages. */
  readonly otherLanguage: string | null;
}

/** Segments whose words are read at once. */
const batchSize = 500;

/** What a caption that begins with its speaker's name is given of a segment. */
export type PrefixOf = (speaker: string) => string;

/**
 * The captions of a session in the order they begin. `prefixOf` is for formats that have no place for the speaker: the
 * name stands before the first caption of a segment, and before all of them while others speak at the same time.
 */
export async function* captionsOf(
  document: ExportDocument,
  words: WordReader,
  prefixOf: PrefixOf = () => "",
): AsyncGenerator<Caption> {
  const entries = [...entriesOf(document)];
  // Cut already; they may begin behind the next segment.
  const waiting: Caption[] = [];
  let wordsOf: Awaited<ReturnType<WordReader>> = new Map();
  let reachedMs = 0;
  for (const [index, entry] of entries.entries()) {
    if (index % batchSize === 0)
      wordsOf = await words(idsOf(entries.slice(index, index + batchSize)));
    const later = waiting.findIndex(({ startedAtMs }) => startedAtMs > entry.startedAtMs);
    yield* waiting.splice(0, later < 0 ? waiting.length : later);
    const prefix = prefixOf(entry.shortSpeaker);
    const nextAtMs = entries[index + 1]?.startedAtMs ?? Infinity;
    const isAlone = reachedMs <= entry.startedAtMs && nextAtMs >= entry.endedAtMs;
    reachedMs = Math.max(reachedMs, entry.endedAtMs);
    const cues = cuesOf({
      ...spokenOf(entry, document),
      words: (entry.kind === "line" ? wordsOf.get(entry.id) : null) ?? [],
      prefixes: { first: prefix, next: isAlone ? "" : prefix },
    });
    const speaker = nameInLine(entry.speaker);
    const otherLanguage = entry.kind === "line" ? entry.otherLanguage : null;
    waiting.push(...cues.map((cue) => ({ ...cue, speaker, otherLanguage })));
    waiting.sort((one, other) => one.startedAtMs - other.startedAtMs);
  }
  yield* waiting;
}

function idsOf(entries: readonly ExportEntry[]): SegmentId[] {
  return entries.flatMap((entry) => (entry.kind === "line" ? [entry.id] : []));
}

function spokenOf(
  entry: ExportEntry,
  { locale }: ExportDocument,
): { text: string; startedAtMs: number; endedAtMs: number } {
  const { startedAtMs, endedAtMs } = entry;
  if (entry.kind === "line") return { text: oneLine(entry.text), startedAtMs, endedAtMs };
  // A word of it does not take its share of ten minutes: it is all there from the beginning.
  return {
    text: `[${gapText(entry, locale)}]`,
    startedAtMs,
    endedAtMs: Math.min(endedAtMs, startedAtMs + 4_000),
  };
}
