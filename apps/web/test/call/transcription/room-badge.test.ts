import type { LiveSnapshot, TranscriptLine } from "@rooms/live-client";
import { expect, it } from "vitest";
import {
  roomBadge,
  writtenLanguages,
} from "#features/call/transcription/view-models/room-badge.ts";

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
  ["the newest line's where the engine finds out", lines("en", "ru", null), [], ["ru"]],
  ["the newest line's of several", lines("ru", "en"), ["ru", "en"], ["en"]],
  ["the one that was chosen, whatever was said before", lines("en"), ["ru"], ["ru"]],
  [
    "those that were chosen, before the first line in one of them",
    lines("de"),
    ["ru", "en"],
    ["ru", "en"],
  ],
  ["none while nothing is known", lines(null), [], []],
])("the language shown is %s", (_why, said, setting, shown) => {
  expect(writtenLanguages(said, setting)).toEqual(shown);
});
