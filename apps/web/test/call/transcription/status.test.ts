import type { LiveSnapshot } from "@rooms/live-client";
import { describe, expect, it } from "vitest";
import {
  shownStatus,
  transcriptionStatus,
} from "#features/call/transcription/view-models/status.ts";
import { ownSpeech } from "#features/call/transcription/view-models/own-speech.ts";
import type { OwnSpeechFacts } from "#features/call/transcription/view-models/own-speech.ts";
import type { TranscriptionStatus } from "#features/call/transcription/view-models/status.ts";

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
  languages: ["en"],
};

const reached = { limit: "user-minutes", retryAt: "2026-11-22T00:00:00.000Z" } as const;

const table: [string, Partial<LiveSnapshot>, TranscriptionStatus][] = [
  [
    "live with its engine",
    { connection: live },
    { kind: "live", engine: "moonshine", heardIdentities: [] },
  ],
  [
    "live, and whom the server hears in the room",
    { connection: live, transcription: { ...on, heardInRoom: 2, heardIdentities: ["ann", "bo"] } },
    { kind: "live", engine: "moonshine", heardIdentities: ["ann", "bo"] },
  ],
  [
    "degraded with its reason",
    { connection: live, transcription: { ...on, state: "degraded", reason: "engine-away" } },
    { kind: "degraded", engine: "moonshine", reason: "engine-away", heardIdentities: [] },
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

describe("the state by its name", () => {
  const live = { kind: "live", engine: "moonshine", heardIdentities: [] } as const;
  const facts = { status: live, ownUnheard: false, waiting: false, deaf: false };

  it.each([
    ["of the room", facts, "live"],
    [
      "without oneself: the microphone reaches no one who transcribes",
      { ...facts, ownUnheard: true },
      "unheard",
    ],
    [
      "without oneself: one's own minutes are used up, and the room goes on being transcribed",
      { ...facts, status: { kind: "off", reason: "limit", reached } },
      "unheard",
    ],
    [
      "off: the session's minutes are used up",
      { ...facts, status: { kind: "off", reason: "limit", reached: { limit: "session-minutes" } } },
      "off",
    ],
    ["off: none of the chosen languages is heard here", { ...facts, deaf: true }, "off"],
    ["waiting for a second person", { ...facts, waiting: true }, "waiting"],
    [
      "paused, although one waits: a second person would not begin it",
      { ...facts, status: { kind: "paused", reason: "host" }, waiting: true },
      "paused",
    ],
  ] as const)("is %s", (_title, given, expected) => {
    expect(shownStatus(given)).toBe(expected);
  });
});

const unheard = { kind: "unheard", failure: "TRACK_REFUSED" } as const;
const fromRoom = { kind: "from-room", failure: "TRACK_REFUSED" } as const;

describe("what the room says of one's own speech", () => {
  const facts: OwnSpeechFacts = {
    speak: true,
    beside: false,
    failure: "TRACK_REFUSED",
    status: { kind: "live", engine: "moonshine", heardIdentities: [] },
    identity: "ann",
  };
  const heard = (...heardIdentities: string[]) =>
    ({ kind: "live", engine: "moonshine", heardIdentities }) as const;
  const degraded = {
    ...({ kind: "degraded", engine: "moonshine", reason: "engine-away" } as const),
    heardIdentities: [],
  } as const;

  it.each<[string, Partial<OwnSpeechFacts>, ReturnType<typeof ownSpeech>]>([
    ["that it is not transcribed, under a live badge", {}, unheard],
    ["the same while words are late", { status: degraded }, unheard],
    ["that the server hears it", { status: heard("bo", "ann") }, fromRoom],
    ["nothing of the server where it hears others alone", { status: heard("bo") }, unheard],
    [
      "nothing of the server before it knows who it is",
      { status: heard("ann"), identity: null },
      unheard,
    ],
    ["that it is not wanted, whatever could be captured", { speak: false }, { kind: "silenced" }],
    ["nothing beside another device that brings it", { beside: true }, { kind: "fine" }],
    ["nothing while it is captured", { failure: null }, { kind: "fine" }],
    [
      "nothing while no participant is transcribed",
      { status: { kind: "paused", reason: "host" } },
      { kind: "fine" },
    ],
  ])("%s", (_, change, expected) => {
    expect(ownSpeech({ ...facts, ...change })).toEqual(expected);
  });
});
