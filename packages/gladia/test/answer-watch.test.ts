import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AnswerWatch } from "../src/client/answer-watch.ts";

const timing = { silenceTimeoutMs: 3_000, ackTimeoutMs: 10_000 };

/** A watch over a vendor that answers pings or not; notes after how many ms it was asked and given up. */
function watch({ owed = () => true, pongs = false }: { owed?: () => boolean; pongs?: boolean }) {
  const startedAtMs = Date.now();
  const asked: number[] = [];
  const givenUp: number[] = [];
  const watching = new AnswerWatch(timing, {
    owed,
    ask: () => {
      asked.push(Date.now() - startedAtMs);
      if (pongs) watching.alive();
    },
    giveUp: () => givenUp.push(Date.now() - startedAtMs),
  });
  return { watching, asked, givenUp };
}

describe("the watch over a vendor that owes an acknowledgment", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("asks half way and gives up within four seconds of silence", () => {
    const { asked, givenUp } = watch({});
    vi.advanceTimersByTime(4_000);
    expect(asked).toEqual([1_500]);
    expect(givenUp).toEqual([3_750]);
  });

  it("waits for the acknowledgment while pings are answered, and not for ever", () => {
    const { givenUp } = watch({ pongs: true });
    vi.advanceTimersByTime(10_000);
    expect(givenUp).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(givenUp).toEqual([10_500]);
  });

  it("starts anew with every message, and rests while nothing is owed", () => {
    let owes = false;
    const { watching, asked, givenUp } = watch({ owed: () => owes });
    vi.advanceTimersByTime(20_000);
    owes = true;
    for (let messages = 0; messages < 10; messages += 1) {
      vi.advanceTimersByTime(700);
      watching.answered();
    }
    expect(asked).toEqual([]);
    expect(givenUp).toEqual([]);
  });
});
