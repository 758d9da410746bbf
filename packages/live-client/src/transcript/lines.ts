import type { TranscriptLine } from "./line.ts";
import { emptyRecord, filledSeq, joinLine, joinNumber, viewOf } from "./merge.ts";
import type { SourcedLine, UtteranceRecord } from "./merge.ts";

interface Entry {
  record: UtteranceRecord;
  view: TranscriptLine | null;
  /** The connection on which the line was heard of last. */
  connectionNumber: number;
  /** Taken back while the page was away. */
  void: boolean;
}

/**
 * Holds the merged records and, beside them, the lines to show in order. One message costs a binary search and one
 * move within the array; only a new epoch looks at lines one by one, and only at those without a number.
 */
export class TranscriptLines {
  #entries = new Map<string, Entry>();
  #sorted: TranscriptLine[] = [];
  #snapshot: readonly TranscriptLine[] = [];
  #dirty = false;
  #epoch = 0;
  #connectionNumber = 0;
  /** Shown lines that a newer epoch voids. */
  #provisional = new Set<string>();
  #lastSeq = 0;
  /** Numbers above a hole. */
  #ahead = new Set<number>();

  /** Highest number without a hole below it. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** The same array as last time if nothing changed. */
  snapshot(): readonly TranscriptLine[] {
    if (this.#dirty) {
      this.#snapshot = this.#sorted.slice();
      this.#dirty = false;
    }
    return this.#snapshot;
  }

  line(sourced: SourcedLine): void {
    const entry = this.#entries.get(sourced.line.utteranceId);
    if (entry !== undefined && sourced.source === "socket") {
      entry.connectionNumber = this.#connectionNumber;
      if (entry.void) {
        entry.void = false;
        this.#show(sourced.line.utteranceId, entry);
      }
    }
    this.#update(sourced.line.utteranceId, (record) => joinLine(record, sourced));
  }

  /** A connection began: what is in the air will be said again on it. */
  began(): void {
    this.#connectionNumber += 1;
  }

  /** All that was in the air has been said again: a line without a number that was not among it is no more. */
  caughtUp(): void {
    for (const utteranceId of [...this.#provisional]) {
      const entry = this.#entries.get(utteranceId);
      if (entry === undefined || entry.connectionNumber === this.#connectionNumber) continue;
      entry.void = true;
      this.#show(utteranceId, entry);
    }
  }

  number(utteranceId: string, seq: number): void {
    this.#update(utteranceId, (record) => joinNumber(record, seq));
  }

  /** Numbers that hold no line for this page: they leave no hole. */
  withheld({ fromSeq, untilSeq }: { fromSeq: number; untilSeq: number }): void {
    if (fromSeq <= this.#lastSeq + 1) {
      this.#lastSeq = Math.max(this.#lastSeq, untilSeq);
      while (this.#ahead.delete(this.#lastSeq + 1)) this.#lastSeq += 1;
    } else for (let seq = fromSeq; seq <= untilSeq; seq += 1) this.#ahead.add(seq);
  }

  epoch(epoch: number): void {
    if (epoch <= this.#epoch) return;
    this.#epoch = epoch;
    for (const utteranceId of [...this.#provisional]) {
      const entry = this.#entries.get(utteranceId);
      if (entry !== undefined) this.#show(utteranceId, entry);
    }
  }

  #update(utteranceId: string, join: (record: UtteranceRecord) => UtteranceRecord): void {
    const entry = this.#entries.get(utteranceId) ?? {
      record: emptyRecord,
      view: null,
      connectionNumber: this.#connectionNumber,
      void: false,
    };
    const record = join(entry.record);
    if (record === entry.record) return;
    entry.record = record;
    this.#entries.set(utteranceId, entry);
    this.#fill(filledSeq(record));
    this.#show(utteranceId, entry);
  }

  #show(utteranceId: string, entry: Entry): void {
    const before = entry.view;
    const shown = viewOf(entry.record, this.#epoch);
    const after = entry.void && shown?.seq === null ? null : shown;
    if (sameView(before, after)) return;
    this.#dirty = true;
    if (before !== null) this.#sorted.splice(position(this.#sorted, before), 1);
    if (after !== null) this.#sorted.splice(position(this.#sorted, after), 0, after);
    entry.view = after;
    if (after === null || after.status === "stored") this.#provisional.delete(utteranceId);
    else this.#provisional.add(utteranceId);
  }

  #fill(seq: number | null): void {
    if (seq === null || seq <= this.#lastSeq) return;
    this.#ahead.add(seq);
    while (this.#ahead.delete(this.#lastSeq + 1)) this.#lastSeq += 1;
  }
}

/** Lines that look alike are the same object to the page, or it would draw them again. */
function sameView(a: TranscriptLine | null, b: TranscriptLine | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.text === b.text &&
    a.language === b.language &&
    a.status === b.status &&
    a.seq === b.seq &&
    a.startedAtMs === b.startedAtMs &&
    a.endedAtMs === b.endedAtMs &&
    a.participantIdentity === b.participantIdentity &&
    a.participantName === b.participantName &&
    a.epoch === b.epoch
  );
}

/** Index of the first line that does not come before `line`. */
function position(sorted: readonly TranscriptLine[], line: TranscriptLine): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = sorted[middle];
    if (candidate !== undefined && comesBefore(candidate, line)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function comesBefore(a: TranscriptLine, b: TranscriptLine): boolean {
  if (a.startedAtMs !== b.startedAtMs) return a.startedAtMs < b.startedAtMs;
  return a.utteranceId < b.utteranceId;
}
