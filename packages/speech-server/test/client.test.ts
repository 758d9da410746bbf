import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { encodeToneSpeech } from "@rooms/tone-speech";
import { bytesOf, openStream } from "./support/open-stream.ts";
import { startServer } from "./support/start-server.ts";
import { until } from "@rooms/testing/until";

const chunkBytes = 2560;

describe("a stream on a healthy server", () => {
  it("hears every word in its place, though audio was sent before the session was open", async () => {
    const { url, server } = await startServer();
    const { stream, events, finals, finalWords } = openStream(url);
    const said = ["alpha", "beta", "gamma"];
    const speech = encodeToneSpeech(said, { leadMs: 500, tailMs: 600 });
    const bytes = bytesOf(speech.pcm);
    for (let at = 0; at < bytes.length; at += chunkBytes)
      stream.send(bytes.subarray(at, at + chunkBytes));
    await stream.stop();
    expect(finalWords()).toEqual(said);
    finals()
      .flatMap(({ words }) => words)
      .forEach((word, index) => {
        expect(word.startS).toBeCloseTo(speech.words[index]?.startS ?? -1, 1);
        expect(word.endS).toBeCloseTo(speech.words[index]?.endS ?? -1, 1);
      });
    expect(finals()[0]?.text).toBe(" alpha beta gamma");
    expect(events[0]).toEqual({ type: "opened", vendorSessionId: server.sessions()[0]?.id });
    expect(events.filter(({ type }) => type === "speech-started")).toHaveLength(1);
    expect(events.filter(({ type }) => type === "speech-ended")).toHaveLength(1);
    expect(events.filter(({ type }) => type === "acked").at(-1)).toEqual({
      type: "acked",
      bytes: bytes.length,
    });
    expect(events.at(-1)).toEqual({ type: "closed", billedS: bytes.length / 32_000 });
    expect(stream.bufferedBytes).toBe(0);
  });

  it("gives partials under the id of the final that replaces them", async () => {
    const { url } = await startServer();
    const { stream, events } = openStream(url);
    const bytes = bytesOf(encodeToneSpeech(["one", "two", "three", "four"], { tailMs: 600 }).pcm);
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      stream.send(bytes.subarray(at, at + chunkBytes));
      await until("the chunk to be acknowledged", () => stream.bufferedBytes === 0);
    }
    await stream.stop();
    const utterances = events.flatMap((event) =>
      event.type === "utterance" ? [event.utterance] : [],
    );
    const texts = utterances.filter(({ isFinal }) => !isFinal).map(({ text }) => text.trim());
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) expect("one two three four".startsWith(text)).toBe(true);
    expect(new Set(utterances.map(({ id }) => id)).size).toBe(1);
    expect(utterances.at(-1)?.isFinal).toBe(true);
  });

  it("cuts a speaker who never pauses at a gap between words", async () => {
    const { url } = await startServer();
    const session = { languages: ["en"], endpointingS: 0.5, maxUtteranceS: 5 };
    const { stream, finals, finalWords } = openStream(url, { session });
    const said = Array.from({ length: 60 }, (_, index) => `w${index}`);
    stream.send(bytesOf(encodeToneSpeech(said).pcm));
    await stream.stop();
    expect(finalWords()).toEqual(said);
    expect(finals().length).toBeGreaterThan(4);
    for (const { startS, endS } of finals()) expect(endS - startS).toBeLessThan(5);
  });

  it("keeps an idle session alive with empty chunks that cost nothing", async () => {
    const {
      url,
      server,
      events: serverEvents,
    } = await startServer({ switches: { idleTimeoutMs: 600 } });
    const { stream, has } = openStream(url);
    await until("the stream to open", () => has("opened"));
    for (let turn = 0; turn < 12; turn++) {
      stream.keepAlive();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(serverEvents.some(({ type }) => type === "session-detached")).toBe(false);
    await stream.stop();
    expect(server.sessions()[0]?.billedS).toBe(0);
  });
});

describe("an init that fails", () => {
  it.each([429, 500, 503, 408])("is tried again after %d", async (status) => {
    const { url, server } = await startServer();
    server.faults.failNextInits(1, { status });
    const { stream, events, has } = openStream(url);
    await until("the stream to open", () => has("opened"));
    await stream.stop();
    expect(events.at(-1)?.type).toBe("closed");
  });

  it.each([
    [401, "UNAUTHORIZED", false],
    [402, "OUT_OF_CREDIT", false],
    [400, "BAD_REQUEST", false],
    [429, "RATE_LIMITED", true],
    [503, "UNREACHABLE", true],
  ])("is told as what it is after %d", async (status, code, retryable) => {
    const { url, server } = await startServer();
    server.faults.failNextInits(9, { status });
    const { stream, events } = openStream(url, { timing: { initAttemptsMax: 2 } });
    stream.send(new Uint8Array(320));
    await stream.stop();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: "failed", error: { code, retryable } });
  });

  it("gives up on a server that never answers or is not there", async () => {
    const { url, server } = await startServer();
    server.faults.stallNextInits(9);
    const timing = { initAttemptsMax: 2, initTimeoutMs: 50 };
    for (const baseUrl of [url, "http://127.0.0.1:1"]) {
      const { stream, events } = openStream(baseUrl, { timing });
      stream.send(new Uint8Array(320));
      await stream.stop();
      expect(events).toHaveLength(1);
      expect(events[0]).toMatchObject({ type: "failed", error: { code: "UNREACHABLE" } });
    }
  });
});

it.each(["no address", "https://vendor.example/live", ""])(
  "a vendor that names %j as the socket's address fails the stream, not the process",
  async (address) => {
    const vendor = createServer((_request, response) => {
      const session = { id: "s", created_at: "2026-01-01T00:00:00.000Z", url: address };
      response.writeHead(201, { "content-type": "application/json" }).end(JSON.stringify(session));
    });
    onTestFinished(() => void vendor.close());
    await new Promise<void>((resolve) => vendor.listen(0, "127.0.0.1", resolve));
    // A server that listens on a port has an address with one.
    const { port } = vendor.address() as AddressInfo;
    const { events, has } = openStream(`http://127.0.0.1:${port}`);
    await until("the end", () => has("failed"));
    expect(events).toMatchObject([{ type: "failed", error: { code: "BAD_REQUEST" } }]);
  },
);
