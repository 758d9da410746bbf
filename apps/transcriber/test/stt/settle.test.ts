import { describe, expect, it } from "vitest";
import { LaneClearance } from "../../src/stt/settle.ts";

const ms = 16;
const quiet = { settleQuietMs: 3_000, settleSpeechMs: 10_000 };

/** A lane with so much audio sent and acknowledged at the time 0, silence after it included. */
function lane(sentMs: number): LaneClearance<string> {
  const clearance = new LaneClearance<string>(quiet);
  clearance.onSent(sentMs * ms, sentMs * ms);
  clearance.onAck(sentMs * ms, 0);
  return clearance;
}

function final(
  clearance: LaneClearance<string>,
  key: string,
  startMs: number,
  endMs: number,
  at = 0,
) {
  clearance.onFinal({ key, start: startMs * ms, end: endMs * ms, payload: key }, at);
}

/** Of an engine that answers whenever it is asked. */
function advanced(clearance: LaneClearance<string>, nowMs = 0): [string[], number] {
  answered(clearance, nowMs);
  return advancedUnasked(clearance, nowMs);
}

function answered(clearance: LaneClearance<string>, untilMs: number): void {
  for (let atMs = 0; atMs < untilMs; atMs += 500) clearance.onAlive(atMs, atMs);
  clearance.onAlive(untilMs, untilMs);
}

function advancedUnasked(clearance: LaneClearance<string>, nowMs: number): [string[], number] {
  const certain = clearance.advance(nowMs).map(({ payload }) => payload);
  return [certain, clearance.cleared / ms];
}

describe("a lane is cleared", () => {
  it("up to the end of a final", () => {
    const clearance = lane(5_000);
    final(clearance, "a", 1_000, 2_000);
    expect(advanced(clearance)).toEqual([["a"], 2_000]);
  });

  it("not beyond the start of an open partial, and finals behind it wait", () => {
    const clearance = lane(5_000);
    clearance.onPartial("a", 1_000 * ms, 0);
    final(clearance, "b", 2_500, 3_000);
    expect(advanced(clearance)).toEqual([[], 1_000]);
    final(clearance, "a", 1_000, 2_000);
    expect(advanced(clearance)).toEqual([["a", "b"], 3_000]);
  });

  it("not beyond speech whose transcript did not come yet, though later speech is reported", () => {
    const clearance = lane(9_000);
    clearance.onSpeechStarted(1_000 * ms, 0);
    clearance.onSpeechEnded(1_500 * ms, 0);
    clearance.onSpeechStarted(4_000 * ms, 0);
    expect(advanced(clearance)).toEqual([[], 1_000]);
    final(clearance, "a", 1_000, 1_500);
    expect(advanced(clearance)).toEqual([["a"], 3_750]);
  });

  it("up to shortly before a start that is reported, since starts are corrected", () => {
    const clearance = lane(5_000);
    clearance.onPartial("a", 2_000 * ms, 0);
    expect(advanced(clearance)).toEqual([[], 1_750]);
  });

  it("by quiet: what was acknowledged long enough ago and led to nothing", () => {
    const clearance = lane(5_000);
    expect(advanced(clearance, 2_999)).toEqual([[], 0]);
    expect(advanced(clearance, 3_000)).toEqual([[], 5_000]);
  });

  it("by quiet only if the engine lived through it: a dead connection is quiet too", () => {
    const clearance = lane(5_000);
    answered(clearance, 2_999);
    expect(advancedUnasked(clearance, 60_000)).toEqual([[], 0]);
    // One answer after a long silence does not tell what the engine was too busy to say.
    clearance.onAlive(60_000, 60_000);
    expect(advancedUnasked(clearance, 60_000)).toEqual([[], 0]);
    for (let atMs = 60_500; atMs <= 63_000; atMs += 500) clearance.onAlive(atMs, atMs);
    expect(advancedUnasked(clearance, 63_000)).toEqual([[], 5_000]);
  });

  it("by quiet not while the engine answers late: it may be as late with words", () => {
    const clearance = lane(5_000);
    for (let atMs = 500; atMs <= 6_000; atMs += 500) clearance.onAlive(atMs, atMs + 2_000);
    expect(advancedUnasked(clearance, 8_000)).toEqual([[], 0]);
  });

  it("by quiet not when it was us who did not listen: what lies unread comes before the answer", () => {
    const clearance = lane(5_000);
    // Stopped for a minute, then an acknowledgement of before is read, with a word behind it.
    clearance.onSent(5_100 * ms, 5_100 * ms);
    clearance.onAck(5_100 * ms, 60_000);
    expect(advancedUnasked(clearance, 60_000)).toEqual([[], 0]);
    final(clearance, "a", 1_000, 2_000, 60_000);
    clearance.onAlive(60_000, 60_000);
    expect(advancedUnasked(clearance, 60_000)).toEqual([["a"], 2_000]);
  });

  it("by quiet only after the last report", () => {
    const clearance = lane(5_000);
    final(clearance, "a", 1_000, 2_000, 2_000);
    expect(advanced(clearance, 4_000)).toEqual([["a"], 2_000]);
    expect(advanced(clearance, 5_000)).toEqual([[], 5_000]);
  });

  it("by quiet never while a partial is open", () => {
    const clearance = lane(5_000);
    clearance.onPartial("a", 1_000 * ms, 0);
    expect(advanced(clearance, 60_000)).toEqual([[], 750]);
  });

  it("by a longer quiet where speech was announced and never written down", () => {
    const clearance = lane(5_000);
    clearance.onSpeechStarted(1_000 * ms, 0);
    expect(advanced(clearance, 9_999)).toEqual([[], 750]);
    expect(advanced(clearance, 10_000)).toEqual([[], 5_000]);
  });

  it("by quiet only where silence followed: an engine keeps the end of what goes on to itself", () => {
    const clearance = new LaneClearance<string>(quiet);
    clearance.onSent(5_000 * ms, 2_000 * ms);
    clearance.onAck(5_000 * ms, 0);
    expect(advanced(clearance, 60_000)).toEqual([[], 2_000]);
    clearance.onSent(5_500 * ms, 5_500 * ms);
    clearance.onAck(5_500 * ms, 60_000);
    expect(advanced(clearance, 62_999)).toEqual([[], 2_000]);
    expect(advanced(clearance, 63_000)).toEqual([[], 5_500]);
  });

  it("whole when the engine has said all it will say", () => {
    const clearance = lane(5_000);
    clearance.onPartial("a", 1_000 * ms, 0);
    clearance.onClosed();
    expect(advanced(clearance)).toEqual([[], 5_000]);
  });

  it("never beyond what was sent, whatever the engine says", () => {
    const clearance = lane(5_000);
    final(clearance, "a", 4_000, 9_000);
    expect(advanced(clearance)).toEqual([["a"], 5_000]);
  });
});

describe("a partial that the engine has forgotten", () => {
  it("is given up once later finals came and nothing more of it", () => {
    const clearance = lane(9_000);
    clearance.onPartial("a", 1_000 * ms, 0);
    final(clearance, "b", 4_000, 5_000, 500);
    expect(clearance.forgottenPartials(9_999)).toEqual([]);
    expect(clearance.forgottenPartials(10_000)).toEqual(["a"]);
    expect(advanced(clearance, 10_000)[0]).toEqual(["b"]);
  });

  it("is not while it is the newest thing said", () => {
    const clearance = lane(9_000);
    clearance.onPartial("a", 1_000 * ms, 0);
    expect(clearance.forgottenPartials(60_000)).toEqual([]);
  });
});
