import { expect, test } from "vitest";
import { accountLines, slowestLines, stepsOf, steps } from "./account.ts";
import type { FinalWord } from "./account.ts";
import { readStageLog, utteranceOf } from "./stage-log.ts";

const word: FinalWord = {
  word: "ann001",
  spokenAtMs: 1_000,
  speechEndedAtMs: 3_000,
  gateClosedAtMs: 3_510,
  fedAtMs: 3_515,
  endedAtMs: 3_518,
  wordsAtMs: 3_520,
  receivedAtMs: 3_521,
  sentAtMs: 3_522,
  storedAtMs: 3_700,
  shownAtMs: 3_530,
};

test("the steps of a word add up to its delay", () => {
  const taken = stepsOf(word);
  expect([...taken.keys()]).toEqual([...steps]);
  expect([...taken.values()]).toEqual([2_000, 510, 5, 3, 2, 1, 1, 8]);
});

test("an utterance that ends before its turn waits neither for the gate nor for the silence after it", () => {
  const taken = stepsOf({ ...word, speechEndedAtMs: 9_000, gateClosedAtMs: 9_500, fedAtMs: 2_600 });
  expect(taken.get("quiet until the gate closes")).toBeUndefined();
  expect(taken.get("until the engine has the silence it waits for")).toBe(1_600);
  expect([...taken.values()].reduce((sum, tookMs) => sum + tookMs)).toBe(2_530);
});

test("a step of which no process told is part of the one after it", () => {
  const { receivedAtMs: _, ...rest } = word;
  expect(stepsOf(rest).get("until it is sent to the pages")).toBe(2);
});

test("the slowest word is named with the step that took longer than usual", () => {
  const late = { ...word, word: "ann002", wordsAtMs: 7_520, receivedAtMs: 7_521, sentAtMs: 7_522 };
  const lines = slowestLines([word, word, { ...late, shownAtMs: 7_530 }], 1);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^ann002: final 4530 ms .* put it into words: 4002 ms, mostly 2$/);
});

test("the account has a line for each step, and one for Postgres", () => {
  const lines = accountLines([word]);
  expect(lines).toHaveLength(steps.length + 1);
  expect(lines.at(-1)).toContain("178 ms");
});

test("the stages are read from the logs of both processes, whatever else stands there", () => {
  const at = (ms: number): string => new Date(ms).toISOString();
  const log = readStageLog([
    "web ready",
    `speech ${JSON.stringify({ time: at(1), sessionId: "s", endpointingS: 0.6, utteranceMaxS: 15, msg: "session-created" })}`,
    `speech ${JSON.stringify({ time: at(2), sessionId: "s", utteranceId: "00_0", msg: "utterance-ended" })}`,
    `speech ${JSON.stringify({ time: at(3), sessionId: "s", utteranceId: "00_0", tookMs: 1, msg: "utterance-finished" })}`,
    `transcriber ${JSON.stringify({ time: at(4), utteranceId: "s:00_0", fedAtMs: 1, msg: "final-received" })}`,
    `transcriber ${JSON.stringify({ time: at(5), utteranceId: "s:00_0:0", msg: "final-sent" })}`,
    `transcriber ${JSON.stringify({ time: at(6), utteranceIds: ["s:00_0:0"], msg: "finals-stored" })}`,
    "transcriber {broken",
  ]);
  expect(log.settings).toEqual({ endpointingS: 0.6, maxUtteranceS: 15 });
  expect(log.utterances.get(utteranceOf("s:00_0:0"))).toEqual({
    ...{ fedAtMs: 1, endedAtMs: 2, wordsAtMs: 3 },
    ...{ receivedAtMs: 4, sentAtMs: 5, storedAtMs: 6 },
  });
});
