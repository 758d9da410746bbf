import { expect, it } from "vitest";
import {
  isDead,
  silentSince,
} from "#features/call/transcription/view-models/microphone-silence.ts";
import type {
  MicrophoneSample,
  SilentSince,
} from "#features/call/transcription/view-models/microphone-silence.ts";

const zeros = { unmuted: true, heldBack: false, loudestDb: -100 };
type Look = Omit<MicrophoneSample, "nowMs">;

/** Looks every second; answers at which looks the person is told. */
function toldAt(looks: readonly Look[]): number[] {
  let since: SilentSince = null;
  return looks.flatMap((look, second) => {
    const nowMs = second * 1_000;
    since = silentSince(since, { nowMs, ...look });
    return isDead(since, nowMs) ? [second] : [];
  });
}
const of = (seconds: number, look: Partial<Look> = {}) =>
  Array.from({ length: seconds }, () => ({ ...zeros, ...look }));

it.each([
  ["zeros are told after ten seconds", of(12), [10, 11]],
  ["nine seconds of them are not", of(10), []],
  ["a track that the system holds back", of(12, { heldBack: true, loudestDb: null }), [10, 11]],
  ["a quiet room without a word is sound", of(30, { loudestDb: -80 }), []],
  ["a muted microphone may be silent", of(30, { unmuted: false }), []],
  ["where nothing is measured nothing is said", of(30, { loudestDb: null }), []],
  ["sound ends it at once", [...of(12), ...of(3, { loudestDb: -60 })], [10, 11]],
  ["one sound begins the wait anew", [...of(8), ...of(1, { loudestDb: -60 }), ...of(10)], []],
  ["muting begins it anew", [...of(8), ...of(1, { unmuted: false }), ...of(11)], [19]],
] as const)("a dead microphone: %s", (_why, looks, told) => {
  expect(toldAt(looks)).toEqual(told);
});
