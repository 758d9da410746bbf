import type { IdSource } from "@rooms/domain/shared/id-source";
import type { SessionFlush } from "@rooms/domain/transcription/store";
import { storable } from "../schema/storable.ts";
import { storedWords } from "../schema/words.ts";

/** One array per column. */
type Columns = unknown[][];

/** The parameters of `flushSql`, in its order. */
export function flushValues(batch: readonly SessionFlush[], ids: IdSource): Columns {
  return [
    ...columns(batch, [
      (flush) => flush.sessionId,
      (flush) => flush.epoch,
      (flush) => flush.flushNo,
      (flush) => moment(flush.activityAt),
    ]),
    ...segmentColumns(batch, ids),
    ...columns(rowsOf(batch, "watermarks"), [
      ([session]) => session,
      ([, mark]) => mark.participantId,
      ([, mark]) => mark.streamId,
      ([, mark]) => mark.settledUntilMs,
      ([, mark]) => mark.settledSeq,
      ([, mark]) => mark.heardFromMs,
      ([, mark]) => mark.heardUntilMs,
    ]),
    ...usageColumns(batch),
    ...columns(rowsOf(batch, "gaps"), [
      ([session]) => session,
      ([, gap]) => gap.participantId,
      ([, gap]) => wholeMs(gap.startedAtMs),
      ([, gap]) => wholeMs(Math.max(gap.startedAtMs, gap.endedAtMs)),
      ([, gap]) => gap.reason,
    ]),
    ...columns(rowsOf(batch, "streams"), [
      ([session]) => session,
      ([, stream]) => stream.vendorId,
      ([, stream]) => stream.engine,
      ([, stream]) => stream.lane,
      ([, stream]) => moment(stream.openedAt),
      ([, stream]) => moment(stream.closedAt),
      ([, stream]) => stream.billedMs,
    ]),
  ];
}

function segmentColumns(batch: readonly SessionFlush[], ids: IdSource): Columns {
  return columns(rowsOf(batch, "segments"), [
    ([session]) => session,
    () => ids.uuid(),
    ([, segment]) => segment.participantId,
    ([, segment]) => segment.utteranceId,
    ([, segment]) => segment.seq,
    ([, segment]) => storable(segment.text),
    ([, segment]) => storedWords(segment.words),
    ([, segment]) => segment.language,
    ([, segment]) => segment.confidence,
    ([, segment]) => wholeMs(segment.startedAtMs),
    ([, segment]) => wholeMs(Math.max(segment.startedAtMs, segment.endedAtMs)),
    ([, segment]) => storable(segment.speakerName),
  ]);
}

function usageColumns(batch: readonly SessionFlush[]): Columns {
  return columns(rowsOf(batch, "usage"), [
    ([session]) => session,
    ([, usage]) => usage.participantId,
    ([, usage]) => moment(usage.at),
    ([, usage]) => usage.speechMs,
    ([, usage]) => usage.transcribedMs,
    ([, usage]) => usage.chunks,
    ([, usage]) => usage.partials,
    ([, usage]) => usage.finals,
    ([, usage]) => usage.errors,
  ]);
}

function columns<Row>(rows: readonly Row[], cells: readonly ((row: Row) => unknown)[]): Columns {
  return cells.map((cell) => rows.map(cell));
}

type Parts = "segments" | "usage" | "gaps" | "streams" | "watermarks";
type Rows<Part extends Parts> = (readonly [
  SessionFlush["sessionId"],
  SessionFlush[Part][number],
])[];

function rowsOf<Part extends Parts>(batch: readonly SessionFlush[], part: Part): Rows<Part> {
  return batch.flatMap((flush) => {
    const rows: readonly SessionFlush[Part][number][] = flush[part];
    return rows.map((row) => [flush.sessionId, row] as const);
  });
}

function moment(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}

function wholeMs(ms: number): number {
  return Math.max(0, Math.round(ms));
}
