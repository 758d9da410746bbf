import { createRoomsClient } from "@rooms/api-client";
import type { Analysis, MemberSession } from "@rooms/api-client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { RecapStore } from "#features/recap/view-models/recap-store.ts";
import { answerApi } from "../answer-api.ts";
import { analysis } from "./analysis.ts";

const slug = "abcdefgh";
const at = `/api/sessions/${slug}`;
const endedAt = new Date("2026-11-28T10:00:00.000Z");
const session = { slug, id: "s", spaceId: "p", status: "ENDED", endedAt: endedAt.toISOString() };
const segment = (seq: number) => ({
  ...{ id: `id${seq}`, utteranceId: `u${seq}`, seq, identity: "ann", name: "Ann" },
  ...{ text: `line ${seq}`, language: null, confidence: null, words: [], revision: 0 },
  ...{ startedAtMs: seq * 1_000, endedAtMs: seq * 1_000 + 500, original: null },
});
const page = (...seqs: number[]) => ({
  status: 200,
  body: { segments: seqs.map(segment), gaps: [], nextAfter: null },
});

function storeWith(first: Analysis) {
  const api = createRoomsClient({ baseUrl: "" });
  const data = {
    // The store reads no more of a session than these.
    session: session as unknown as MemberSession,
    ...{ lines: [], gaps: [], people: [], usage: null, tasks: null },
    analysis: first,
  };
  return new RecapStore({ api, data, readAtMs: Date.now() });
}

describe("a recap that brings itself up to date", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: endedAt });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("takes the last words as they come, then the analysis, and stops asking", async () => {
    const answers = {
      [`GET ${at}/analysis`]: { status: 200, body: analysis({ status: "WAITING" }) },
      [`GET ${at}/transcript`]: page(1),
      [`GET ${at}/participants`]: { status: 200, body: { items: [] } },
    };
    const asked = answerApi(answers);
    const store = storeWith(analysis({ status: "WAITING" }));
    store.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(store.getSnapshot().lines.map(({ text }) => text)).toEqual(["line 1"]);

    answers[`GET ${at}/transcript`] = page(2);
    answers[`GET ${at}/analysis`] = { status: 200, body: analysis({ status: "DONE" }) };
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.getSnapshot().phase).toEqual({ kind: "done" });
    expect(store.getSnapshot().lines.map(({ text }) => text)).toEqual(["line 1", "line 2"]);

    const count = asked.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(count);
    store.stop();
  });

  it("asks less and less often while nothing moves, and goes on when the api was away", async () => {
    const running = analysis({ status: "RUNNING", progress: 0.2 });
    const answers: Parameters<typeof answerApi>[0] = { [`GET ${at}/analysis`]: { status: 503 } };
    const asked = answerApi(answers);
    const store = storeWith(running);
    store.start();
    await vi.advanceTimersByTimeAsync(60_000);
    const first = asked.length;
    expect(first).toBeGreaterThan(5);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked.length - first).toBeLessThanOrEqual(6);
    answers[`GET ${at}/analysis`] = { status: 200, body: analysis({}) };
    await vi.advanceTimersByTimeAsync(10_000);
    expect(store.getSnapshot().phase).toEqual({ kind: "done" });
    store.stop();
  });

  it("asks nothing while it is stopped", async () => {
    const asked = answerApi({});
    const store = storeWith(analysis({ status: "RUNNING" }));
    store.start();
    store.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
  });

  it("says after a correction that the analysis has not read it, and asks for nothing that does not come", async () => {
    const asked = answerApi({});
    const store = storeWith(analysis({}));
    store.start();
    store.replaceLine({ ...segment(1), corrected: true });
    expect(store.getSnapshot().outdated).toBe(true);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toEqual([]);
    const newer = { ...analysis({}), version: 2, status: "RUNNING", requestedAt: "" } as const;
    store.patch({ analysis: analysis({ newer }) });
    expect(store.getSnapshot().outdated).toBe(false);
    store.stop();
  });

  it("looks for the new analysis when a task of the shown one is gone, for a while", async () => {
    const newer = analysis({ version: 2, summary: [{ text: "new", segmentIds: [] }] });
    const asked = answerApi({ [`GET ${at}/analysis`]: { status: 200, body: newer } });
    const store = storeWith(analysis({}));
    store.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
    store.expectNewTasks();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(store.getSnapshot().analysis?.version).toBe(2);
    const count = asked.length;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toHaveLength(count);
    store.stop();
  });
});
