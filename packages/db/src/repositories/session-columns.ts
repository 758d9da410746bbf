import type { SessionChange } from "@rooms/domain/sessions/ports";
import type { Session } from "@rooms/domain/sessions/session";
import { sql } from "drizzle-orm";
import { videoSessions } from "../schema/index.ts";
import { planColumns } from "./plan-columns.ts";

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
