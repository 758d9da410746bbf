import { participantId, sessionId } from "@rooms/domain/shared/ids";
import type { FlushAnswer, SessionFlush } from "@rooms/domain/transcription/store";
import { describe, expect, it } from "vitest";
import { BatchWriter } from "../../src/transcript/batch-writer.ts";
import type { FlushSource } from "../../src/transcript/batch-writer.ts";

const gap = (startedAtMs: number): SessionFlush["gaps"] => [
  { participantId: participantId("p"), startedAtMs, endedAtMs: startedAtMs + 1, reason: "paused" },
];

class Source implements FlushSource {
  readonly sessionId: string;
  readonly waiting: SessionFlush["gaps"][] = [];
  readonly stored: SessionFlush[] = [];
  fenced = 0;
  #collected: SessionFlush | null = null;
  #flushNo = 0;

  constructor(sessionId: string) {
    this.sessionId = sessionId;
  }

  collect(): SessionFlush | null {
    const gaps = this.waiting.shift();
    if (gaps === undefined) return null;
    this.#flushNo += 1;
    this.#collected = {
      ...{ sessionId: sessionId(this.sessionId), epoch: 3, flushNo: this.#flushNo, gaps },
      ...{ segments: [], watermarks: [], usage: [], streams: [], activityAt: null },
    };
    return this.#collected;
  }

  onStored(): void {
    if (this.#collected !== null) this.stored.push(this.#collected);
  }

  onFenced(): void {
    this.fenced += 1;
  }
}

function world() {
  const [a, b] = [new Source("a"), new Source("b")];
  const written: SessionFlush[][] = [];
  const away: boolean[] = [];
  const state = { nowMs: 0, up: true, lost: new Set<string>() };
  const writer = new BatchWriter({
    sources: () => [a, b],
    flush: async (batch) => {
      written.push([...batch]);
      if (!state.up) throw new Error("away");
      return batch.map(({ sessionId }): FlushAnswer => {
        const held = !state.lost.has(sessionId);
        return { sessionId, held, repeated: false, segmentsInserted: 0, refused: null };
      });
    },
    onAway: (isAway) => away.push(isAway),
    onFlushed: () => undefined,
    onRefused: () => undefined,
    nowMs: () => state.nowMs,
  });
  return { a, b, written, away, state, writer };
}

describe("the batch writer", () => {
  it("writes all sessions in one flush, and nothing when there is nothing", async () => {
    const { a, b, written, writer } = world();
    await writer.flush();
    expect(written).toEqual([]);
    a.waiting.push(gap(1));
    b.waiting.push(gap(2));
    await writer.flush();
    expect(written.map((batch) => batch.map(({ sessionId }) => sessionId))).toEqual([["a", "b"]]);
    expect([a.stored.length, b.stored.length]).toEqual([1, 1]);
  });

  it("repeats an unanswered flush as it was, under its number, before anything newer (D4)", async () => {
    const { a, written, away, state, writer } = world();
    state.up = false;
    a.waiting.push(gap(1));
    await writer.flush();
    a.waiting.push(gap(2));
    await writer.flush();
    expect(written).toHaveLength(1);
    state.nowMs = 10_000;
    await writer.flush();
    state.up = true;
    state.nowMs = 20_000;
    await writer.flush();
    await writer.flush();
    expect(written.map(([flush]) => [flush?.flushNo, flush?.gaps[0]?.startedAtMs])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
      [2, 2],
    ]);
    expect(a.stored).toHaveLength(2);
    expect(away).toEqual([true, false]);
  });

  it("reports nothing stored for a session that another transcriber owns (D3)", async () => {
    const { a, b, state, writer } = world();
    state.lost.add("a");
    a.waiting.push(gap(1));
    b.waiting.push(gap(2));
    await writer.flush();
    expect([a.fenced, a.stored.length, b.fenced, b.stored.length]).toEqual([1, 0, 0, 1]);
  });

  it("knows what is not answered yet", async () => {
    const { a, b, state, writer } = world();
    state.up = false;
    a.waiting.push(gap(1));
    await writer.flush();
    expect([writer.holds(a), writer.holds(b)]).toEqual([true, false]);
  });
});
