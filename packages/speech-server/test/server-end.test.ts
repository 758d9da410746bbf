import { describe, expect, it } from "vitest";
import { openRaw } from "./support/raw-client.ts";
import { finalsOf, openSession, silence, stop, textOf, words } from "./support/raw-session.ts";
import { startServer } from "./support/start-server.ts";
import { until } from "@rooms/testing/until";

describe("the end of a session", () => {
  it("comes in the documented order, with what is billed, and refuses a second stop", async () => {
    const { url } = await startServer({ switches: { finishDelayMs: 50 } });
    const client = await openSession(url, { messages_config: { receive_lifecycle_events: true } });
    client.socket.send(words("last"));
    client.socket.send(stop);
    client.socket.send(stop);
    client.socket.send(silence(0.1));
    expect(await client.closed).toBe(1000);
    const types = client.messages.map(({ type }) => type);
    expect(types.slice(-4)).toEqual([
      "end_recording",
      "post_transcript",
      "post_final_transcript",
      "end_session",
    ]);
    expect(client.ofType("stop_recording").map(({ acknowledged }) => acknowledged)).toEqual([
      true,
      false,
    ]);
    expect(client.ofType("audio_chunk").at(-1)).toMatchObject({ acknowledged: false, data: null });
    const { metadata } = client.ofType("post_final_transcript")[0]?.data as {
      metadata: { billing_time: number };
    };
    expect(metadata.billing_time).toBeCloseTo(words("last").length / 32_000, 3);
  });

  it("is forced when nothing is sent, with 4408, and an empty chunk puts it off", async () => {
    const { url } = await startServer({ switches: { idleTimeoutMs: 500 } });
    const client = await openSession(url);
    const chunksMax = 10;
    let chunks = 0;
    const timer = setInterval(() => {
      chunks += 1;
      if (chunks === chunksMax) clearInterval(timer);
      client.socket.send(JSON.stringify({ type: "audio_chunk", data: { chunk: "" } }));
    }, 100);
    expect(await client.closed).toBe(4408);
    clearInterval(timer);
    expect(chunks).toBe(chunksMax);
  });

  it("comes with 4504 when there is long nothing to transcribe", async () => {
    const { url } = await startServer({ switches: { nothingTranscribedMaxS: 5 } });
    const client = await openSession(url);
    client.socket.send(silence(6));
    expect(await client.closed).toBe(4504);
  });

  it("comes by itself at the longest duration, with everything said by then", async () => {
    const { url } = await startServer({ switches: { sessionDurationMaxS: 2 } });
    const client = await openSession(url);
    client.socket.send(words("all", "of", "it"));
    client.socket.send(silence(2));
    expect(await client.closed).toBe(1000);
    expect(finalsOf(client).map(textOf)).toEqual([" all of it"]);
  });

  it("leaves a result to be read and deleted", async () => {
    const { url } = await startServer();
    const client = await openSession(url);
    const of = (method: string) => fetch(`${url}/v2/live/${client.id}`, { method });
    expect((await of("DELETE")).status).toBe(403);
    expect(await (await of("GET")).json()).toMatchObject({
      status: "queued",
      kind: "live",
      result: null,
    });
    client.socket.send(words("kept"));
    client.socket.send(stop);
    await client.closed;
    expect(await (await of("GET")).json()).toMatchObject({
      status: "done",
      result: { transcription: { full_transcript: "kept" } },
    });
    expect((await of("DELETE")).status).toBe(202);
    expect((await of("GET")).status).toBe(404);
  });
});

describe("a session opened again", () => {
  it("says again what the client did not prove to have got, and goes on with its times", async () => {
    const { url, server } = await startServer();
    const first = await openSession(url);
    first.socket.send(words("before"));
    await until("the final", () => finalsOf(first).length > 0);
    server.faults.cut();
    const again = await openRaw(first.url);
    again.socket.send(words("after"));
    await until("the final", () => finalsOf(again).some((each) => textOf(each) === " after"));
    const { start } = finalsOf(again).at(-1)?.data?.utterance as { start: number };
    expect(start).toBeCloseTo(words("before").length / 32_000, 1);
    expect(again.ofType("audio_chunk")[0]?.data?.byte_range).toEqual([
      words("before").length,
      words("before").length + words("after").length,
    ]);
  });

  it("does not say again what the client is known to have got", async () => {
    const { url, server } = await startServer();
    const first = await openSession(url);
    first.socket.send(words("known"));
    await until("the final", () => finalsOf(first).length > 0);
    // The proof, the echo of a ping, is on its way before these are answered.
    for (const count of [2, 3]) {
      first.socket.send(silence(0.1));
      await first.next("audio_chunk", count);
    }
    server.faults.cut();
    const again = await openRaw(first.url);
    again.socket.send(stop);
    await again.closed;
    expect(finalsOf(again)).toEqual([]);
    expect(again.ofType("post_final_transcript")).toHaveLength(1);
  });

  it("drops what was said meanwhile when switched to that", async () => {
    const { url, server } = await startServer({
      switches: { missedMessages: "drop", finalDelayMs: 100 },
    });
    const first = await openSession(url);
    first.socket.send(words("missed"));
    await first.next("speech_end");
    server.faults.cut();
    await until("the final", () => server.sessions()[0]?.finals.length === 1);
    const again = await openRaw(first.url);
    again.socket.send(stop);
    await again.closed;
    expect(finalsOf(again)).toEqual([]);
  });

  it("closes the older socket, for a session has one", async () => {
    const { url } = await startServer();
    const first = await openSession(url);
    await openRaw(first.url);
    expect(await first.closed).toBe(4409);
  });

  it("is gone when its client stayed away too long", async () => {
    const { url, server } = await startServer({ switches: { resumableForMs: 30 } });
    await openSession(url);
    server.faults.cut();
    await until("the end", () => server.sessions()[0]?.phase === "done");
    expect(server.sessions()[0]?.attached).toBe(false);
  });
});

describe("switches", () => {
  it("send an empty final now and then", async () => {
    const { url } = await startServer({ switches: { emptyFinalEvery: 2 } });
    const client = await openSession(url);
    for (const word of ["a", "b", "c", "d"]) client.socket.send(words(word));
    client.socket.send(stop);
    await client.closed;
    expect(finalsOf(client).map(textOf)).toEqual([" a", " b", "", " c", " d", ""]);
  });

  it.each([
    ["rough", " rough~", 1],
    ["no-words", " rough", 0],
  ] as const)("make partials %s", async (partials, text, wordCount) => {
    const { url } = await startServer({ switches: { partials } });
    const messages_config = { receive_partial_transcripts: true };
    const client = await openSession(url, { messages_config });
    const audio = words("rough", "draft");
    // In step with the server, which makes no partial while it still has something to do.
    for (let at = 0; at < audio.length; at += 2560) {
      client.socket.send(audio.subarray(at, at + 2560));
      await client.next("audio_chunk", at / 2560 + 1);
    }
    await until("the final", () => finalsOf(client).length > 0);
    const [partial] = client.ofType("transcript");
    expect(partial?.data).toMatchObject({ is_final: false, utterance: { text } });
    expect((partial?.data?.utterance as { words: unknown[] }).words).toHaveLength(wordCount);
    expect(finalsOf(client).map(textOf)).toEqual([" rough draft"]);
  });

  it("leave out what the client did not ask for", async () => {
    const { url } = await startServer();
    const messages_config = {
      receive_acknowledgments: false,
      receive_speech_events: false,
      receive_post_processing_events: false,
    };
    const client = await openSession(url, { messages_config });
    client.socket.send(words("only", "this"));
    client.socket.send(stop);
    await client.closed;
    expect(client.messages.map(({ type }) => type)).toEqual(["stop_recording", "transcript"]);
  });
});
