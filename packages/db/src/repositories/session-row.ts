import type { RawTranscript, Session, SessionLife } from "@rooms/domain";
import type { videoSessions } from "../schema/index.ts";

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
    ...facts
  } = row;
  return {
    ...facts,
    ...lifeOf(row),
    rawTranscript: rawTranscriptOf(rawTranscriptUrl, rawTranscriptSizeBytes, rawTranscriptReadyAt),
  };
}

function lifeOf({ id, status, startedAt, endedAt }: SessionRow): SessionLife {
  if (status === "LIVE" && startedAt) return { status, startedAt, endedAt: null };
  if (status === "ENDED" && startedAt && endedAt) return { status, startedAt, endedAt };
  if (status === "CREATED" || status === "EXPIRED")
    return { status, startedAt: null, endedAt: null };
  throw new Error(`session ${id} is ${status} without its times`);
}

function rawTranscriptOf(
  url: string | null,
  sizeBytes: number | null,
  readyAt: Date | null,
): RawTranscript | null {
  return url === null || sizeBytes === null || readyAt === null
    ? null
    : { url, sizeBytes, readyAt };
}
