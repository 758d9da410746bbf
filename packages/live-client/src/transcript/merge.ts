import type { FinalMessage, PartialMessage } from "@rooms/contracts/realtime";
import type { TranscriptLine } from "./line.ts";

/** A line and the way it came. What another page relayed gives way to what the server said. */
export interface SourcedLine {
  source: "socket" | "relay";
  line: PartialMessage | FinalMessage;
}

/**
 * Everything known of one utterance. Records form a join: putting the same facts together in any order, any number
 * of times, gives the same record. So nothing is ever forgotten here: a line that is taken back or void stays as a
 * record that shows nothing, or a late copy of it would bring it back.
 */
export interface UtteranceRecord {
  /** Null while only the number is known. */
  latest: SourcedLine | null;
  /** The number in the transcript, whichever message told it first. */
  seq: number | null;
}

export const emptyRecord: UtteranceRecord = { latest: null, seq: null };

export function joinLine(record: UtteranceRecord, sourced: SourcedLine): UtteranceRecord {
  const kept = record.latest !== null && rank(sourced, record.latest) <= 0;
  const seq = joinSeq(record.seq, numberOf(sourced.line));
  return changed(record, { latest: kept ? record.latest : sourced, seq });
}

export function joinNumber(record: UtteranceRecord, seq: number): UtteranceRecord {
  return changed(record, { latest: record.latest, seq: joinSeq(record.seq, seq) });
}

/**
 * What the page shows of a record once `epoch` is the newest owner heard of, or null for nothing. A line without a
 * number from an older owner is void: the new owner hears its audio again and says it under another id.
 */
export function viewOf(record: UtteranceRecord, epoch: number): TranscriptLine | null {
  if (record.latest === null || record.latest.line.text === "") return null;
  const { line } = record.latest;
  const seq = filledSeq(record);
  if (seq === null && line.epoch < epoch) return null;
  return {
    utteranceId: line.utteranceId,
    participantIdentity: line.participantIdentity,
    participantName: line.participantName,
    text: line.text,
    language: line.type === "final" ? line.language : null,
    startedAtMs: line.startedAtMs,
    endedAtMs: line.endedAtMs,
    status: seq !== null ? "stored" : line.type === "final" ? "heard" : "partial",
    seq,
    epoch: line.epoch,
  };
}

/** The number that the record fills in the transcript; one without its final text fills none. */
export function filledSeq(record: UtteranceRecord): number | null {
  return record.latest?.line.type === "final" ? record.seq : null;
}

/** Above zero if `a` is the better line. Total on content: even lines that contradict each other have one winner. */
function rank(a: SourcedLine, b: SourcedLine): number {
  return (
    Number(a.line.type === "final") - Number(b.line.type === "final") ||
    Number(numberOf(a.line) !== null) - Number(numberOf(b.line) !== null) ||
    Number(a.source === "socket") - Number(b.source === "socket") ||
    a.line.epoch - b.line.epoch ||
    revisionOf(a.line) - revisionOf(b.line) ||
    compare(contentKey(a.line), contentKey(b.line))
  );
}

function numberOf(line: PartialMessage | FinalMessage): number | null {
  return line.type === "final" ? line.seq : null;
}

function revisionOf(line: PartialMessage | FinalMessage): number {
  return line.type === "partial" ? line.revision : 0;
}

function contentKey(line: PartialMessage | FinalMessage): string {
  const { text, startedAtMs, endedAtMs, participantIdentity, participantName } = line;
  return JSON.stringify([text, startedAtMs, endedAtMs, participantIdentity, participantName]);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** A number never changes; should a message still contradict it, the lower wins on every page alike. */
function joinSeq(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}

function changed(before: UtteranceRecord, after: UtteranceRecord): UtteranceRecord {
  return before.latest === after.latest && before.seq === after.seq ? before : after;
}
