import type { SessionChange } from "@rooms/domain/sessions/ports";
import type { RawTranscript, Session, SessionState } from "@rooms/domain/sessions/session";
import { sql } from "drizzle-orm";
import { videoSessions } from "../schema/index.ts";
import { planColumns, planOf } from "./plan-columns.ts";

export type SessionRow = Omit<typeof videoSessions.$inferSelect, "search">;

/**
 * A row as the domain's session, field by field: a list copies twenty of them for each request. The table's check
 * constraint makes the impossible combinations impossible.
 */
export function sessionOf(row: SessionRow): Session {
  return {
    ...stateOf(row),
    id: row.id,
    slug: row.slug,
    spaceId: row.spaceId,
    title: row.title,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    lastActivityAt: row.lastActivityAt,
    transcription: row.transcription,
    languages: row.languages,
    serverCapture: row.serverCapture,
    transcriptionHost: row.transcriptionHost,
    transcriptionHostByHand: row.transcriptionHostByHand,
    pastOpen: row.pastOpen,
    chatOn: row.chatOn,
    screenSharing: row.screenSharing,
    rawTranscript: rawTranscriptOf(row),
    entry: row.entry,
    locked: row.locked,
    barredAt: row.barredAt,
    plan: planOf(row),
    planRevision: row.planRevision,
    roomId: row.roomId,
  };
}

function stateOf({ id, status, startedAt, endedAt }: SessionRow): SessionState {
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

export function rowOf({
  rawTranscript,
  plan,
  ...session
}: Session): typeof videoSessions.$inferInsert {
  return { ...session, ...rawTranscriptColumns(rawTranscript), ...planColumns(plan) };
}

function rawTranscriptColumns(raw: Session["rawTranscript"]) {
  return {
    rawTranscriptUrl: raw?.url ?? null,
    rawTranscriptSizeBytes: raw?.sizeBytes ?? null,
    rawTranscriptReadyAt: raw?.readyAt ?? null,
    rawTranscriptVersion: raw?.version ?? 0,
    rawTranscriptSegments: raw?.segmentCount ?? 0,
    rawTranscriptBasis: raw?.basis ?? "",
  };
}

export function changeOf({ state, lastActivityAt, rawTranscript, plan, ...rest }: SessionChange) {
  return {
    ...rest,
    ...state,
    ...(rawTranscript ? rawTranscriptColumns(rawTranscript) : {}),
    ...(plan === undefined ? {} : planColumns(plan)),
    // Activity comes from clocks of several machines and out of order.
    lastActivityAt: lastActivityAt
      ? sql`greatest(${videoSessions.lastActivityAt}, ${lastActivityAt.toISOString()}::timestamptz)`
      : videoSessions.lastActivityAt,
  };
}
