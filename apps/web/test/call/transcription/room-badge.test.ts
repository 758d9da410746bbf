import type { LiveSnapshot, TranscriptLine } from "@rooms/live-client";
import { expect, it } from "vitest";
import {
  roomBadge,
  writtenLanguages,
} from "#features/call/transcription/view-models/room-badge.ts";

const languages: string[] = [];
const two: string[] = ["ru", "kk"];
const one: string[] = ["ru"];
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
  [
    "not, while none of the chosen languages is heard here",
    { transcription: { ...state, state: "on", languages: two, notHeard: two } },
    "off",
  ],
  [
    "transcribed, while one of the chosen languages is heard",
    { transcription: { ...state, state: "on", languages: two, notHeard: one } },
    "live",
  ],
  ["late", { transcription: { ...state, state: "degraded" } }, "degraded"],
  ["paused", { transcription: { ...state, state: "paused" } }, "paused"],
  ["switched off", { transcription: { ...state, state: "off" } }, "off"],
  [
    "transcribed, while one's own minutes are used up",
    {
      transcription: {
        ...state,
        state: "off",
        reason: "limit",
        reached: { limit: "user-minutes" },
      },
    },
    "live",
  ],
  [
    "switched off by a limit of the session",
    {
      transcription: {
        ...state,
        state: "off",
        reason: "limit",
        reached: { limit: "session-minutes" },
      },
    },
    "off",
  ],
  ["refused", { connection: { kind: "refused", code: "X", show: "ticket" } }, "off"],
] as const)("the room says all the while how it is transcribed: %s", (_when, change, badge) => {
  expect(roomBadge(snapshot(change))).toBe(badge);
});

const lines = (...languages: (string | null)[]) =>
  // Of a line only its language is read here.
  languages.map((language) => ({ language }) as TranscriptLine);

it.each([
  [
    "those of the lines where the engine finds out",
    lines("en", "ru", null, "en"),
    [],
    ["en", "ru"],
  ],
  ["those that were chosen, whatever was said", lines("de", "en"), ["ru", "en"], ["ru", "en"]],
  ["none while nothing is known", lines(null), [], []],
])("the language shown is %s", (_why, said, setting, shown) => {
  expect(writtenLanguages(said, setting)).toEqual(shown);
});
