import { describe, expect, it } from "vitest";
import { LaneProgress } from "../../src/stt/lane-progress.ts";

const ms = 16;
const quiet = { settleQuietMs: 3_000, settleSpeechMs: 10_000 };

/** A lane with so much audio sent and acknowledged at the time 0, silence after it included. */
function lane(sentMs: number): LaneProgress<string> {
  const progress = new LaneProgress<string>(quiet);
  progress.onSent(sentMs * ms, sentMs * ms);
  progress.onAck(sentMs * ms, 0);
  return progress;
}

function final(
  progress: LaneProgress<string>,
  key: string,
  startMs: number,
  endMs: number,
  at = 0,
) {
  progress.onFinal({ key, start: startMs * ms, end: endMs * ms, payload: key }, at);
}

/** Of an engine that answers whenever it is asked. */
function advanced(progress: LaneProgress<string>, nowMs = 0): [string[], number] {
  answered(progress, nowMs);
  return advancedUnasked(progress, nowMs);
}

function answered(progress: LaneProgress<string>, untilMs: number): void {
  for (let atMs = 0; atMs < untilMs; atMs += 500) progress.onAlive(atMs, atMs);
  progress.onAlive(untilMs, untilMs);
}

function advancedUnasked(progress: LaneProgress<string>, nowMs: number): [string[], number] {
  const certain = progress.advance(nowMs).map(({ payload }) => payload);
  return [certain, progress.cleared / ms];
}

describe("a lane is cleared", () => {
  it("up to the end of a final", () => {
    const progress = lane(5_000);
    final(progress, "a", 1_000, 2_000);
    expect(advanced(progress)).toEqual([["a"], 2_000]);
  });

  it("not beyond the start of an open partial, and finals behind it wait", () => {
    const progress = lane(5_000);
    progress.onPartial("a", 1_000 * ms, 0);
    final(progress, "b", 2_500, 3_000);
    expect(advanced(progress)).toEqual([[], 1_000]);
    final(progress, "a", 1_000, 2_000);
    expect(advanced(progress)).toEqual([["a", "b"], 3_000]);
  });

  it("not beyond speech whose transcript did not come yet, though later speech is reported", () => {
    const progress = lane(9_000);
    progress.onSpeechStarted(1_000 * ms, 0);
    progress.onSpeechEnded(1_500 * ms, 0);
    progress.onSpeechStarted(4_000 * ms, 0);
    expect(advanced(progress)).toEqual([[], 1_000]);
    final(progress, "a", 1_000, 1_500);
    expect(advanced(progress)).toEqual([["a"], 3_750]);
  });

  it("up to shortly before a start that is reported, since starts are corrected", () => {
    const progress = lane(5_000);
    progress.onPartial("a", 2_000 * ms, 0);
    expect(advanced(progress)).toEqual([[], 1_750]);
  });

  it("by quiet: what was acknowledged long enough ago and led to nothing", () => {
    const progress = lane(5_000);
    expect(advanced(progress, 2_999)).toEqual([[], 0]);
    expect(advanced(progress, 3_000)).toEqual([[], 5_000]);
  });

  it("by quiet only if the engine lived through it: a dead connection is quiet too", () => {
    const progress = lane(5_000);
    answered(progress, 2_999);
    expect(advancedUnasked(progress, 60_000)).toEqual([[], 0]);
    // One answer after a long silence does not tell what the engine was too busy to say.
    progress.onAlive(60_000, 60_000);
    expect(advancedUnasked(progress, 60_000)).toEqual([[], 0]);
    for (let atMs = 60_500; atMs <= 63_000; atMs += 500) progress.onAlive(atMs, atMs);
    expect(advancedUnasked(progress, 63_000)).toEqual([[], 5_000]);
  });

  it("by quiet not while the engine answers late: it may be as late with words", () => {
    const progress = lane(5_000);
    for (let atMs = 500; atMs <= 6_000; atMs += 500) progress.onAlive(atMs, atMs + 2_000);
    expect(advancedUnasked(progress, 8_000)).toEqual([[], 0]);
  });

  it("by quiet not when it was us who did not listen: what lies unread comes before the answer", () => {
    const progress = lane(5_000);
    // Stopped for a minute, then an acknowledgement of before is read, with a word behind it.
    progress.onSent(5_100 * ms, 5_100 * ms);
    progress.onAck(5_100 * ms, 60_000);
    expect(advancedUnasked(progress, 60_000)).toEqual([[], 0]);
    final(progress, "a", 1_000, 2_000, 60_000);
    progress.onAlive(60_000, 60_000);
    expect(advancedUnasked(progress, 60_000)).toEqual([["a"], 2_000]);
  });

  it("by quiet only after the last report", () => {
    const progress = lane(5_000);
    final(progress, "a", 1_000, 2_000, 2_000);
    expect(advanced(progress, 4_000)).toEqual([["a"], 2_000]);
    expect(advanced(progress, 5_000)).toEqual([[], 5_000]);
  });

  it("by quiet never while a partial is open", () => {
    const progress = lane(5_000);
    progress.onPartial("a", 1_000 * ms, 0);
    expect(advanced(progress, 60_000)).toEqual([[], 750]);
  });

  it("by a longer quiet where speech was announced and never written down", () => {
    const progress = lane(5_000);
    progress.onSpeechStarted(1_000 * ms, 0);
    expect(advanced(progress, 9_999)).toEqual([[], 750]);
    expect(advanced(progress, 10_000)).toEqual([[], 5_000]);
  });

  it("by quiet only where silence followed: an engine keeps the end of what goes on to itself", () => {
    const progress = new LaneProgress<string>(quiet);
    progress.onSent(5_000 * ms, 2_000 * ms);
    progress.onAck(5_000 * ms, 0);
    expect(advanced(progress, 60_000)).toEqual([[], 2_000]);
    progress.onSent(5_500 * ms, 5_500 * ms);
    progress.onAck(5_500 * ms, 60_000);
    expect(advanced(progress, 62_999)).toEqual([[], 2_000]);
    expect(advanced(progress, 63_000)).toEqual([[], 5_500]);
  });

  it("whole when the engine has said all it will say", () => {
    const progress = lane(5_000);
    progress.onPartial("a", 1_000 * ms, 0);
    progress.onClosed();
    expect(advanced(progress)).toEqual([[], 5_000]);
  });

  it("never beyond what was sent, whatever the engine says", () => {
    const progress = lane(5_000);
    final(progress, "a", 4_000, 9_000);
    expect(advanced(progress)).toEqual([["a"], 5_000]);
  });
});

describe("a partial that the engine has forgotten", () => {
  it("is given up once later finals came and nothing more of it", () => {
    const progress = lane(9_000);
    progress.onPartial("a", 1_000 * ms, 0);
    final(progress, "b", 4_000, 5_000, 500);
    expect(progress.expiredPartials(9_999)).toEqual([]);
    expect(progress.expiredPartials(10_000)).toEqual(["a"]);
    expect(advanced(progress, 10_000)[0]).toEqual(["b"]);
  });

  it("is not while it is the newest thing said", () => {
    const progress = lane(9_000);
    progress.onPartial("a", 1_000 * ms, 0);
    expect(progress.expiredPartials(60_000)).toEqual([]);
  });
});
