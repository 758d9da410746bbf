import type { RawTranscript, Session, SessionLife } from "@rooms/domain/sessions/session";
import type { videoSessions } from "../schema/index.ts";
import { planOf } from "./plan-columns.ts";

export type SessionRow = typeof videoSessions.$inferSelect;

/** A row as the domain's session. The table's check constraint makes the impossible combinations impossible. */
export function sessionOf(row: SessionRow): Session {
  const {
    status,
    startedAt,
    endedAt,
    rawTranscriptUrl,
    rawTranscriptSizeBytes,
    rawTranscriptReadyAt,
    rawTranscriptVersion,
    rawTranscriptSegments,
    rawTranscriptBasis,
    plannedStartAt,
    plannedDurationMinutes,
    ...facts
  } = row;
  return {
    ...facts,
    ...lifeOf(row),
    rawTranscript: rawTranscriptOf(row),
    plan: planOf({ plannedStartAt, plannedDurationMinutes }),
  };
}

function lifeOf({ id, status, startedAt, endedAt }: SessionRow): SessionLife {
  if (status === "LIVE" && startedAt) return { status, startedAt, endedAt: null };
  if (status === "ENDED" && startedAt && endedAt) return { status, startedAt, endedAt };
  if (status === "CREATED" || status === "EXPIRED")
    return { status, startedAt: null, endedAt: null };
  throw new Error(`session ${id} is ${status} without its times`);
}

function rawTranscriptOf(row: SessionRow): RawTranscript | null {
  const { rawTranscriptUrl, rawTranscriptSizeBytes, rawTranscriptReadyAt } = row;
  if (rawTranscriptUrl === null || rawTranscriptSizeBytes === null || rawTranscriptReadyAt === null)
    return null;
  return {
    url: rawTranscriptUrl,
    sizeBytes: rawTranscriptSizeBytes,
    readyAt: rawTranscriptReadyAt,
    version: row.rawTranscriptVersion,
    segmentCount: row.rawTranscriptSegments,
    basis: row.rawTranscriptBasis,
  };
}
