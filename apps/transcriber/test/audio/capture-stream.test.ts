import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaptureStream } from "../../src/audio/capture-stream.ts";
import type { CapturedFrame, StoredMark, StreamEvents } from "../../src/audio/capture-stream.ts";
import type { Turn } from "../../src/audio/turn.ts";

const speaker = { participantId: "p", identity: "i", name: "n" };
/** 100 ms of sound. */
const sound = () => new Uint8Array(3_200).fill(1);

function frame(seq: number, startMs: number, flags = ""): CapturedFrame {
  return {
    seq,
    startMs,
    turnStart: flags.includes("s"),
    turnEnd: flags.includes("e"),
    pcm: sound(),
  };
}

function open(stored: StoredMark | null = null) {
  const log: string[] = [];
  const turns: Turn[] = [];
  const events: StreamEvents = {
    turnBegan: (_stream, turn) => {
      turns.push(turn);
      log.push(`began ${turn.order}`);
    },
    turnGrew: (_stream, turn) => log.push(`grew ${turn.order}`),
    turnEnded: (_stream, turn) => log.push(`ended ${turn.order}`),
    audioLost: (_stream, fromMs, untilMs) => log.push(`lost ${fromMs}-${untilMs}`),
  };
  const stream = new CaptureStream("stream-1", speaker, stored);
  const take = (frames: readonly CapturedFrame[], nowMs = 0) =>
    frames.forEach((each) => stream.accept(each, nowMs, events));
  return { stream, turns, log, events, take };
}

describe("a capture stream", () => {
  it.each<[string, CapturedFrame[], string[]]>([
    [
      "begins and ends a turn with its flags",
      [frame(1, 0, "s"), frame(2, 100), frame(3, 200, "e")],
      ["began 0", "grew 0", "grew 0", "ended 0"],
    ],
    ["ends a turn of one frame", [frame(1, 0, "se")], ["began 0", "ended 0"]],
    [
      "ends a turn when another begins",
      [frame(1, 0, "s"), frame(2, 100, "s")],
      ["began 0", "ended 0", "began 1"],
    ],
    [
      "begins a turn where audio goes on without a flag",
      [frame(1, 0, "se"), frame(2, 100)],
      ["began 0", "ended 0", "began 1"],
    ],
    [
      "writes a jump as lost audio and ends the turn before it (D11)",
      [frame(1, 0, "s"), frame(4, 300)],
      ["began 0", "ended 0", "lost 100-300", "began 1"],
    ],
    [
      "counts no silence as lost: only as much as frames are missing",
      [frame(1, 0, "se"), frame(3, 5_000, "s")],
      ["began 0", "ended 0", "lost 4900-5000", "began 1"],
    ],
    [
      "drops what it has (D7)",
      [frame(1, 0, "s"), frame(2, 100), frame(1, 0, "s"), frame(2, 100), frame(3, 200)],
      ["began 0", "grew 0", "grew 0"],
    ],
  ])("%s", (_what, frames, log) => {
    const opened = open();
    opened.take(frames);
    expect(opened.log).toEqual(log);
  });

  it("copies the audio it keeps", () => {
    const { take, turns } = open();
    const first = frame(1, 0, "s");
    take([first]);
    first.pcm.fill(9);
    expect(turns[0]?.audioAt(0)?.pcm).toEqual(sound());
  });

  it("after a take-over takes only what is after the watermark, exact to the sample (D6)", () => {
    const { take, turns, stream } = open({
      settledSeq: 3,
      settledUntilMs: 330,
      heardFromMs: 330,
      heardUntilMs: 500,
    });
    take([frame(2, 100), frame(3, 200), frame(4, 300), frame(5, 400)]);
    const silentBytes = 30 * 32;
    expect(turns[0]?.audioAt(0)?.pcm).toEqual(sound().fill(0, 0, silentBytes));
    expect(turns[0]?.audioAt(1_600)?.pcm).toEqual(sound());
    expect(turns[0]?.startMs).toBe(300);
    expect(stream.cleared()).toEqual({ seq: 3, untilMs: 330 });
  });

  it("knows what was heard and is not settled, here and by the owner before, and counts no speech twice", () => {
    const none = { settledSeq: 0, settledUntilMs: 0, heardFromMs: 100, heardUntilMs: 250 };
    const { stream, events, turns } = open(none);
    expect(stream.heardMark()).toEqual({ heardFromMs: 100, heardUntilMs: 250 });
    const fresh = [frame(1, 100, "s"), frame(2, 200), frame(3, 300, "e")].map((each) =>
      stream.accept(each, 0, events),
    );
    expect(fresh).toEqual([0, 50, 100]);
    turns[0]?.clearTo(1_600);
    expect(stream.heardMark()).toEqual({ heardFromMs: 200, heardUntilMs: 400 });
    turns[0]?.clearTo(4_800);
    expect(stream.heardMark()).toEqual({ heardFromMs: 400, heardUntilMs: 400 });
  });

  it("never goes back in time when the page corrects its clock", () => {
    const { take, turns } = open();
    take([frame(1, 1_000, "se"), frame(2, 1_040, "se")]);
    expect(turns[1]?.startMs).toBe(1_100);
  });

  it("ends an open turn when asked after its idle time, not before", () => {
    const { take, stream, events, log } = open();
    take([frame(1, 0, "s")], 1_000);
    stream.endTurnWhenIdle(2_499, 1_500, events);
    expect(log).toEqual(["began 0"]);
    stream.endTurnWhenIdle(2_500, 1_500, events);
    expect(log).toEqual(["began 0", "ended 0"]);
  });

  it("is cleared up to the end of the cleared prefix of its turns, and never less than before (D5)", () => {
    const step = fc.record({ turn: fc.nat(3), samples: fc.nat(6_400) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { take, turns, stream } = open();
        for (let turn = 0; turn < 4; turn += 1) {
          const [seq, ms] = [turn * 3, turn * 1_000];
          take([frame(seq + 1, ms, "s"), frame(seq + 2, ms + 100), frame(seq + 3, ms + 200, "e")]);
        }
        let before = stream.cleared();
        for (const { turn, samples } of steps) {
          turns[turn]?.clearTo(samples);
          const first = turns.find(({ done }) => !done);
          const after = stream.cleared();
          expect(after.untilMs).toBeGreaterThanOrEqual(before.untilMs);
          expect(after.seq).toBeGreaterThanOrEqual(before.seq);
          if (first !== undefined && first.cleared > 0) {
            expect(after.untilMs).toBe(first.msAt(first.cleared));
            expect(after.seq).toBe(first.order * 3 + Math.floor(first.cleared / 1_600));
          }
          before = after;
        }
      }),
    );
  });
});
