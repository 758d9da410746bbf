import type { FinalMessage, PartialMessage } from "@rooms/contracts/realtime";
import type { TranscriptLine } from "./line.ts";

/**
 * Everything known of one utterance. Records form a join: putting the same facts together in any order, any number
 * of times, gives the same record. So nothing is ever forgotten here: a line that is taken back or void stays as a
 * record that shows nothing, or a late copy of it would bring it back.
 */
export interface UtteranceRecord {
  /** Null while only the number is known. */
  latest: PartialMessage | FinalMessage | null;
  /** The number in the transcript, whichever message told it first. */
  seq: number | null;
}

export const emptyRecord: UtteranceRecord = { latest: null, seq: null };

export function joinLine(
  record: UtteranceRecord,
  line: PartialMessage | FinalMessage,
): UtteranceRecord {
  const seq = line.type === "final" ? joinSeq(record.seq, line.seq) : record.seq;
  const latest = record.latest !== null && precedes(line, record.latest) ? record.latest : line;
  return sameRecord(record, { latest, seq });
}

export function joinNumber(record: UtteranceRecord, seq: number): UtteranceRecord {
  return sameRecord(record, { latest: record.latest, seq: joinSeq(record.seq, seq) });
}

/**
 * What the page shows of a record once `epoch` is the newest owner heard of, or null for nothing. A line without a
 * number from an older owner is void: the new owner hears its audio again and says it under another id.
 */
export function viewOf(record: UtteranceRecord, epoch: number): TranscriptLine | null {
  const { latest, seq } = record;
  if (latest === null || latest.text === "") return null;
  const stored = latest.type === "final" && seq !== null;
  if (!stored && latest.epoch < epoch) return null;
  return {
    utteranceId: latest.utteranceId,
    participantIdentity: latest.participantIdentity,
    participantName: latest.participantName,
    text: latest.text,
    startedAtMs: latest.startedAtMs,
    endedAtMs: latest.endedAtMs,
    status: stored ? "stored" : latest.type === "final" ? "heard" : "partial",
    seq: stored ? seq : null,
    epoch: latest.epoch,
  };
}

/** The number that the record fills in the transcript; one without its final text fills none. */
export function filledSeq(record: UtteranceRecord): number | null {
  return record.latest?.type === "final" ? record.seq : null;
}

/** Whether `a` gives way to `b`. Total on content, so that even messages that contradict each other have one winner. */
function precedes(a: PartialMessage | FinalMessage, b: PartialMessage | FinalMessage): boolean {
  if (a.type !== b.type) return a.type === "partial";
  const numbered = Number(isNumbered(a)) - Number(isNumbered(b));
  if (numbered !== 0) return numbered < 0;
  if (a.epoch !== b.epoch) return a.epoch < b.epoch;
  const revisions = revisionOf(a) - revisionOf(b);
  if (revisions !== 0) return revisions < 0;
  return contentKey(a) < contentKey(b);
}

function isNumbered(line: PartialMessage | FinalMessage): boolean {
  return line.type === "final" && line.seq !== null;
}

function revisionOf(line: PartialMessage | FinalMessage): number {
  return line.type === "partial" ? line.revision : 0;
}

function contentKey(line: PartialMessage | FinalMessage): string {
  return JSON.stringify([
    line.text,
    line.startedAtMs,
    line.endedAtMs,
    line.participantIdentity,
    line.participantName,
  ]);
}

/** A number never changes; should a message still contradict it, the lower wins on every page alike. */
function joinSeq(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}

function sameRecord(before: UtteranceRecord, after: UtteranceRecord): UtteranceRecord {
  return before.latest === after.latest && before.seq === after.seq ? before : after;
}
