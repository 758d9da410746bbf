import type { LiveSnapshot } from "@rooms/live-client";
import { describe, expect, it } from "vitest";
import { transcriptionStatus } from "../../src/features/transcription/view-models/status.ts";
import type { TranscriptionStatus } from "../../src/features/transcription/view-models/status.ts";

const live: LiveSnapshot["connection"] = { kind: "live", sinceMs: 0, attempt: 0 };
const retrying: LiveSnapshot["connection"] = {
  kind: "retrying",
  attempt: 1,
  nextAtMs: 0,
  ticket: "keep",
};
const on: LiveSnapshot["transcription"] = {
  state: "on",
  reason: "none",
  engine: "moonshine",
  coverage: 1,
};

const reached = { limit: "user-minutes", retryAt: "2026-11-22T00:00:00.000Z" } as const;

const table: [string, Partial<LiveSnapshot>, TranscriptionStatus][] = [
  [
    "live with its engine",
    { connection: live },
    { kind: "live", engine: "moonshine", heardInRoom: 0 },
  ],
  [
    "live, and how many the server hears in the room",
    { connection: live, transcription: { ...on, heardInRoom: 2 } },
    { kind: "live", engine: "moonshine", heardInRoom: 2 },
  ],
  [
    "degraded with its reason",
    { connection: live, transcription: { ...on, state: "degraded", reason: "engine-away" } },
    { kind: "degraded", engine: "moonshine", reason: "engine-away" },
  ],
  [
    "paused by the host",
    { connection: live, transcription: { ...on, state: "paused", reason: "host" } },
    { kind: "paused", reason: "host" },
  ],
  [
    "off by a limit",
    { connection: live, transcription: { ...on, state: "off", reason: "limit" } },
    { kind: "off", reason: "limit" },
  ],
  [
    "off by one's own limit, which one and when it frees",
    { connection: live, transcription: { ...on, state: "off", reason: "limit", reached } },
    { kind: "off", reason: "limit", reached },
  ],
  [
    "reconnecting with what is kept and what is lost",
    { connection: retrying, bufferedMs: 12_400, lostMs: 3_000 },
    { kind: "reconnecting", keptSeconds: 12, lostSeconds: 3 },
  ],
  [
    "connecting before the first welcome",
    { connection: retrying, transcription: null },
    { kind: "connecting" },
  ],
  [
    "given up, with what to show",
    { connection: { kind: "refused", code: "REPLACED", show: "replaced" } },
    { kind: "refused", code: "REPLACED", show: "replaced" },
  ],
];

describe("the line on the state of the transcription", () => {
  it.each(table)("says: %s", (_title, change, expected) => {
    const given = { connection: live, transcription: on, bufferedMs: 0, lostMs: 0, ...change };
    expect(transcriptionStatus(given)).toEqual(expected);
  });
});
