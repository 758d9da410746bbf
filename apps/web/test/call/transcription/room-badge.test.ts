import type { LiveSnapshot, TranscriptLine } from "@rooms/live-client";
import { expect, it } from "vitest";
import { roomBadge, writtenLanguage } from "#features/call/transcription/view-models/room-badge.ts";

const languages: string[] = [];
const state = {
  ...({ reason: "none", engine: "moonshine-tiny-en", coverage: null } as const),
  languages,
};
const live = { kind: "live", sinceMs: 0, attempt: 0 } as const;

const snapshot = (change: Partial<LiveSnapshot>) => ({
  connection: live,
  transcription: null,
  bufferedMs: 0,
  lostMs: 0,
  ...change,
});

it.each([
  ["before the first word of the server", {}, null],
  ["transcribed", { transcription: { ...state, state: "on" } }, "live"],
  ["late", { transcription: { ...state, state: "degraded" } }, "degraded"],
  ["paused", { transcription: { ...state, state: "paused" } }, "paused"],
  ["switched off", { transcription: { ...state, state: "off" } }, "off"],
  ["refused", { connection: { kind: "refused", code: "X", show: "ticket" } }, "off"],
] as const)("the room says all the while how it is transcribed: %s", (_when, change, badge) => {
  expect(roomBadge(snapshot(change))).toBe(badge);
});

const lines = (...languages: (string | null)[]) =>
  // Of a line only its language is read here.
  languages.map((language) => ({ language }) as TranscriptLine);

it.each([
  ["the newest line's", lines("en", "ru", null), "gladia", "ru"],
  ["the only one that the engine knows", lines(null), "moonshine-tiny-en", "en"],
  ["none while nothing is known", [], "gladia", null],
] as const)("the language said is %s", (_why, said, engine, language) => {
  expect(writtenLanguage(said, engine)).toBe(language);
});
