import { describe, expect, it } from "vitest";
import { encodeToneSpeech } from "@rooms/tone-speech";
import type { GladiaStream } from "@rooms/gladia/client";
import type { GladiaSwitches } from "../src/index.ts";
import { bytesOf, openStream } from "./support/open-stream.ts";
import { startServer } from "./support/start-server.ts";
import { until } from "@rooms/testing/until";

const chunkBytes = 2560;

function sentencesOf(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [`s${index}`, `a${index}`, `b${index}`]);
}

function speechOf(sentences: readonly string[][]): Uint8Array {
  const pieces = sentences.map((words) => encodeToneSpeech(words, { tailMs: 420 }).pcm);
  return bytesOf(Int16Array.from(pieces.flatMap((piece) => [...piece])));
}

interface CutPlan {
  switches: Partial<GladiaSwitches>;
  /** Whether acknowledgments are held back for a while before each cut. */
  losesAcks: boolean;
  /** Whether every cut waits until all was acknowledged. */
  settles?: boolean;
  seed: number;
}

/** Memory that is no longer held is used again, as by an owner that is short of memory. */
function sendLent(stream: GladiaStream, pcm: Uint8Array): void {
  let holders = 0;
  stream.send(pcm, {
    hold: () => (holders += 1),
    release: () => {
      holders -= 1;
      if (holders === 0) pcm.fill(0x55);
    },
  });
}

/** Streams sentences through cuts at random places and gives back what was heard. */
async function heardThroughCuts({
  switches,
  losesAcks,
  settles = false,
  seed,
}: CutPlan): Promise<{ said: string[]; heard: string[] }> {
  const { url, server, events } = await startServer({ switches });
  // Cuts may follow each other before a single acknowledgment came through: that alone is no reason to give up.
  const timing = { reconnectAttemptsMax: 100, probeTimeoutMs: 2_000 };
  const { stream, finalWords, finals } = openStream(url, { timing });
  const sentences = sentencesOf(12);
  const bytes = speechOf(sentences);
  const random = seeded(seed);
  let cuts = 0;
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    sendLent(stream, bytes.slice(at, at + chunkBytes));
    if (losesAcks && random() < 0.15) server.faults.holdsAcks = true;
    if (random() < 0.08) {
      await until("the socket", () => server.sessions()[0]?.attached === true);
      if (settles) await until("the acknowledgments", () => stream.bufferedBytes === 0);
      cuts += server.faults.cut(random() < 0.5 ? {} : { code: 4500 });
      server.faults.holdsAcks = false;
    }
    if (random() < 0.3) await new Promise((resolve) => setImmediate(resolve));
  }
  server.faults.holdsAcks = false;
  await stream.stop();
  expect(cuts).toBeGreaterThan(2);
  expect(events.filter(({ type }) => type === "session-created")).toHaveLength(1);
  const starts = finals().map(({ startS }) => startS);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  return { said: sentences.flat(), heard: finalWords() };
}

describe("a stream whose socket breaks again and again", () => {
  it.each([1, 2, 3, 4])(
    "loses and doubles no word when acknowledgments are lost with it (seed %d)",
    async (seed) => {
      const { said, heard } = await heardThroughCuts({
        switches: { dedupe: true },
        losesAcks: true,
        seed,
      });
      expect(heard).toEqual(said);
    },
  );

  it.each([5, 6])("needs no dedupe where the server tells its position (seed %d)", async (seed) => {
    const { said, heard } = await heardThroughCuts({
      switches: { dedupe: false },
      losesAcks: true,
      seed,
    });
    expect(heard).toEqual(said);
  });

  it("is exact on a server that counts anew on every connection, as long as acknowledgments arrive", async () => {
    const switches = { byteRange: "per-connection" } as const;
    const { said, heard } = await heardThroughCuts({
      switches,
      losesAcks: false,
      settles: true,
      seed: 7,
    });
    expect(heard).toEqual(said);
  });

  it("survives a server that does not acknowledge empty chunks", async () => {
    const switches = { acknowledgesEmptyChunks: false };
    const { url, server } = await startServer({ switches });
    const { stream, finalWords, has } = openStream(url, { timing: { probeTimeoutMs: 30 } });
    const sentences = sentencesOf(3);
    const bytes = speechOf(sentences);
    const half = Math.floor(bytes.length / 4) * 2;
    stream.send(bytes.subarray(0, half));
    await until("the first half", () => stream.bufferedBytes === 0);
    server.faults.cut();
    stream.send(bytes.subarray(half));
    await until("the stream to resume", () => has("resumed"));
    await stream.stop();
    expect(finalWords()).toEqual(sentences.flat());
  });

  it("puts times right when audio it sent again was heard twice", async () => {
    const { url, server } = await startServer({
      switches: { dedupe: false, acknowledgesEmptyChunks: false },
    });
    const { stream, finals, has } = openStream(url, { timing: { probeTimeoutMs: 30 } });
    const speech = encodeToneSpeech(["once", "later"], { gapMs: 2000, tailMs: 500 });
    const bytes = bytesOf(speech.pcm);
    const cut = Math.round((speech.words[0]?.endS ?? 0) + 1) * 32_000;
    await until("the stream to open", () => has("opened"));
    server.faults.holdsAcks = true;
    stream.send(bytes.subarray(0, cut));
    await until("the first part", () => server.sessions()[0]?.heardBytes === cut);
    server.faults.cut();
    server.faults.holdsAcks = false;
    await until("the stream to resume", () => has("resumed"));
    stream.send(bytes.subarray(cut));
    await stream.stop();
    const later = finals()
      .flatMap(({ words }) => words)
      .find(({ word }) => word === " later");
    expect(later?.startS).toBeCloseTo(speech.words[1]?.startS ?? -1, 1);
  });

  it("hears the finals said while it was away, and the end after a cut during the drain", async () => {
    const { url, server } = await startServer({ switches: { finishDelayMs: 100 } });
    const { stream, finalWords, has, events } = openStream(url);
    await until("the stream to open", () => has("opened"));
    const sentences = sentencesOf(2);
    stream.send(speechOf(sentences));
    const stopped = stream.stop();
    await until("the finishing", () => server.sessions()[0]?.phase === "finishing");
    server.faults.cut();
    await stopped;
    expect(finalWords()).toEqual(sentences.flat());
    expect(events.at(-1)?.type).toBe("closed");
  });

  it("notices a connection that died without closing, by the silence after its audio", async () => {
    const { url, server } = await startServer();
    const { stream, finalWords, has } = openStream(url, { timing: { ackTimeoutMs: 80 } });
    await until("the stream to open", () => has("opened"));
    server.faults.holdsAcks = true;
    server.faults.swallowsMessages = true;
    const sentences = sentencesOf(1);
    stream.send(new Uint8Array(3200));
    await until("the interruption", () => has("interrupted"));
    server.faults.holdsAcks = false;
    server.faults.swallowsMessages = false;
    await until("the stream to resume", () => has("resumed"));
    stream.send(speechOf(sentences));
    await stream.stop();
    expect(finalWords()).toEqual(sentences.flat());
  });
});

describe("a stream that cannot be saved", () => {
  it("fails as LOST when the URL is refused, and lets nothing follow", async () => {
    const { url, server } = await startServer();
    const { stream, events, has } = openStream(url);
    await until("the stream to open", () => has("opened"));
    stream.send(new Uint8Array(32_000));
    server.faults.failNextUpgrades(9, 403);
    server.faults.cut();
    await until("the failure", () => has("failed"));
    expect(events.at(-1)).toMatchObject({
      type: "failed",
      error: { code: "LOST", retryable: true },
    });
    stream.send(new Uint8Array(320));
    await stream.stop();
    expect(events.at(-1)?.type).toBe("failed");
  });

  it("fails as LOST when the server stays away", async () => {
    const { url, server } = await startServer();
    const { stream, events, has } = openStream(url, { timing: { reconnectAttemptsMax: 3 } });
    await until("the stream to open", () => has("opened"));
    await server.close();
    await stream.stop();
    await until("the end", () => ["failed", "closed"].includes(events.at(-1)?.type ?? ""));
    expect(stream.sentBytes).toBe(0);
  });

  it.each([
    [4408, "IDLE"],
    [4402, "OUT_OF_CREDIT"],
    [1000, "ENDED"],
  ])("fails after close code %d as %s", async (code, expected) => {
    const { url, server } = await startServer();
    const { events, has } = openStream(url);
    await until("the stream to open", () => has("opened"));
    server.faults.cut({ code });
    await until("the failure", () => has("failed"));
    expect(events.at(-1)).toMatchObject({ type: "failed", error: { code: expected } });
  });

  it("fails when the vendor does not take a chunk, for a hole cannot be mended there", async () => {
    const { url, server } = await startServer();
    const { stream, events, has } = openStream(url);
    await until("the stream to open", () => has("opened"));
    server.faults.refuseNextChunks(1);
    stream.send(new Uint8Array(3200));
    await until("the failure", () => has("failed"));
    expect(events.at(-1)).toMatchObject({
      type: "failed",
      error: { code: "REFUSED", retryable: true },
    });
  });

  it("does not grow without bound while no audio is acknowledged", async () => {
    const { url, server } = await startServer();
    const { stream, events, has } = openStream(url, { bufferedBytesMax: 64_000 });
    await until("the stream to open", () => has("opened"));
    server.faults.holdsAcks = true;
    for (let turn = 0; turn < 21; turn++) stream.send(new Uint8Array(3200));
    await until("the failure", () => has("failed"));
    expect(events.at(-1)).toMatchObject({ type: "failed", error: { code: "OVERFLOW" } });
  });

  it("survives strange messages", async () => {
    const { url, server } = await startServer();
    const { stream, finalWords, has } = openStream(url);
    await until("the stream to open", () => has("opened"));
    server.faults.say({ type: "error", data: { code: "internal_error", message: "x" } });
    server.faults.say({ type: "translation", data: null, error: { message: "failed" } });
    server.faults.say({ type: "transcript", data: null });
    server.faults.say({ nothing: true });
    server.faults.say("{ not json");
    const sentences = sentencesOf(1);
    stream.send(speechOf(sentences));
    await stream.stop();
    expect(finalWords()).toEqual(sentences.flat());
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
