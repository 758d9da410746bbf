import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { encodeToneSpeech } from "@rooms/tone-speech";
import { bytesOf } from "./support/open-stream.ts";
import { init, openRaw } from "./support/raw-client.ts";
import { finalsOf, openSession, silence, stop, textOf, words } from "./support/raw-session.ts";
import { startServer } from "./support/start-server.ts";
import { until } from "@rooms/testing/until";

describe("opening a session", () => {
  it("gives id, time and a URL that holds no key", async () => {
    const { url } = await startServer();
    const { status, body } = await init(url, {}, "?region=eu-west");
    expect(status).toBe(201);
    expect(Object.keys(body).sort()).toEqual(["created_at", "id", "url"]);
    expect(body.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v2\/live\?token=/);
    expect(body.url).not.toContain("key");
  });

  it.each([
    [{ endpointing: 11 }, "endpointing"],
    [{ maximum_duration_without_endpointing: 3 }, "maximum_duration_without_endpointing"],
    [{ language_config: { languages: ["en-US"] } }, "language_config.languages.0"],
    [{ region: "eu-west" }, "region"],
    [{ model: "solaria-3" }, "model"],
  ])("refuses %j and names the field", async (request, field) => {
    const { url } = await startServer();
    const { status, body } = await init(url, request);
    expect(status).toBe(400);
    expect(body.validation_errors.join()).toContain(field);
  });

  it("refuses an unknown region, and unknown keys unless told to ignore them", async () => {
    const { url, server } = await startServer();
    expect((await init(url, {}, "?region=moon")).status).toBe(400);
    expect((await init(url, { shoes: 2 })).status).toBe(400);
    server.switches.unknownKeys = "ignore";
    expect((await init(url, { shoes: 2 })).status).toBe(201);
  });

  it("answers an unknown path as the vendor does", async () => {
    const { url } = await startServer();
    const response = await fetch(`${url}/v2/dead`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({
      message: "Cannot GET /v2/dead",
      statusCode: 404,
    });
  });

  it("survives addresses and bodies that are none", async () => {
    const { url } = await startServer();
    const { port } = new URL(url);
    for (const line of ["GET // HTTP/1.1", "GET http:// HTTP/1.1", "POST /v2/live HTTP/1.1"]) {
      const socket = connect(Number(port), "127.0.0.1");
      socket.end(`${line}\r\nHost: x\r\nConnection: close\r\nContent-Length: 1\r\n\r\n{`);
      const answer = (await socket.setEncoding("utf8").toArray()).join("");
      expect(answer).toMatch(/^HTTP\/1\.1 40[04]/);
    }
    expect((await init(url)).status).toBe(201);
  });

  it("refuses more sessions than allowed at init, and has room again when one has ended", async () => {
    const { url } = await startServer({ switches: { sessionsMax: 1 } });
    const client = await openSession(url);
    expect((await init(url)).status).toBe(429);
    client.socket.send(stop);
    expect(await client.closed).toBe(1000);
    expect((await init(url)).status).toBe(201);
  });

  it("can refuse them at the upgrade instead", async () => {
    const { url } = await startServer({ switches: { sessionsMax: 1, limitAt: "upgrade" } });
    await openSession(url);
    const { status, body } = await init(url);
    expect(status).toBe(201);
    await expect(openRaw(body.url)).rejects.toThrow("429");
  });

  it("refuses a token it does not know", async () => {
    const { url } = await startServer();
    await expect(openRaw(`${url.replace("http", "ws")}/v2/live?token=guess`)).rejects.toThrow(
      "403",
    );
  });
});

describe("audio", () => {
  it("is acknowledged chunk by chunk, as bytes or as JSON, with a cumulative exclusive range", async () => {
    const { url } = await startServer();
    const client = await openSession(url);
    client.socket.send(silence(0.1));
    const chunk = Buffer.from(silence(0.2)).toString("base64");
    client.socket.send(JSON.stringify({ type: "audio_chunk", data: { chunk } }));
    await client.next("audio_chunk", 2);
    expect(client.ofType("audio_chunk").map(({ data }) => data)).toEqual([
      { byte_range: [0, 3200], time_range: [0, 0.1] },
      { byte_range: [3200, 9600], time_range: [0.1, 0.3] },
    ]);
  });

  it("in a frame over 1 MiB closes with 1009", async () => {
    const { url } = await startServer();
    const client = await openSession(url);
    client.socket.send(new Uint8Array(1024 * 1024 + 1));
    expect(await client.closed).toBe(1009);
  });

  it("fed far faster than it is spoken comes out complete and in order", async () => {
    const { url } = await startServer();
    const client = await openSession(url);
    const said = Array.from({ length: 40 }, (_, index) => [`a${index}`, `b${index}`]);
    for (const sentence of said) client.socket.send(words(...sentence));
    client.socket.send(stop);
    await client.closed;
    expect(finalsOf(client).map(textOf)).toEqual(said.map((sentence) => ` ${sentence.join(" ")}`));
    const ids = finalsOf(client).map(({ data }) => data?.id);
    expect(ids).toEqual(said.map((_, index) => `00_${String(index).padStart(8, "0")}`));
  });

  it("is heard at the same times however it is cut into chunks, odd ones included", async () => {
    const { url } = await startServer();
    const bytes = words("same", "times");
    const heard: unknown[] = [];
    for (const size of [1, 333, 50_000]) {
      const client = await openSession(url);
      for (let at = 0; at < bytes.length; at += size)
        client.socket.send(bytes.subarray(at, at + size));
      client.socket.send(stop);
      await client.closed;
      heard.push(finalsOf(client).map(({ data }) => data));
    }
    expect(heard[1]).toEqual(heard[0]);
    expect(heard[2]).toEqual(heard[0]);
  });

  it("tells the start and end of speech, the end before the final", async () => {
    const { url } = await startServer();
    const client = await openSession(url);
    client.socket.send(silence(1));
    client.socket.send(words("hello"));
    await until("the final", () => finalsOf(client).length > 0);
    const types = client.messages.map(({ type }) => type).filter((type) => type !== "audio_chunk");
    expect(types).toEqual(["speech_start", "speech_end", "transcript"]);
    expect(client.ofType("speech_start")[0]?.data?.time).toBeCloseTo(1, 1);
    expect(client.ofType("speech_end")[0]?.data?.time).toBeCloseTo(1.36, 1);
  });

  it("of two channels is heard apart and billed twice", async () => {
    const { url, server } = await startServer();
    const client = await openSession(url, { channels: 2 });
    const [left, right] = [
      encodeToneSpeech(["left"], { tailMs: 600 }).pcm,
      encodeToneSpeech(["rite"], { tailMs: 600 }).pcm,
    ];
    const both = new Int16Array(left.length * 2).map(
      (_, at) => (at % 2 === 0 ? left : right)[at >> 1] ?? 0,
    );
    client.socket.send(bytesOf(both));
    client.socket.send(stop);
    await client.closed;
    const heard = finalsOf(client).map((message) => [message.data?.id, textOf(message)]);
    expect(heard.sort()).toEqual([
      ["00_00000000", " left"],
      ["01_00000000", " rite"],
    ]);
    expect(server.sessions()[0]?.billedS).toBeCloseTo((2 * left.length) / 16_000, 3);
  });

  it("of every rate is heard, at the same times", async () => {
    const { url } = await startServer();
    for (const sample_rate of [8000, 16_000, 32_000, 44_100, 48_000] as const) {
      const client = await openSession(url, { sample_rate });
      const speech = encodeToneSpeech(["rate", "of"], {
        sampleRateHz: sample_rate,
        leadMs: 500,
        tailMs: 600,
      });
      client.socket.send(bytesOf(speech.pcm));
      client.socket.send(stop);
      await client.closed;
      expect(finalsOf(client).map(textOf)).toEqual([" rate of"]);
      const { start } = finalsOf(client)[0]?.data?.utterance as { start: number };
      expect(start).toBeCloseTo(0.5, 2);
    }
  });

  it("in a WAV file loses its header and no word", async () => {
    const { url } = await startServer();
    const client = await openSession(url);
    const header = Buffer.alloc(44, 0x55);
    header.write("RIFF");
    client.socket.send(Buffer.concat([header, words("wav")]));
    await until("the final", () => finalsOf(client).length > 0);
    expect(textOf(finalsOf(client)[0] ?? {})).toBe(" wav");
  });

  it("that is speech to no recogniser is still written down as speech", async () => {
    const { url } = await startServer();
    const client = await openSession(url);
    const hum = new Int16Array(32_000).map(
      (_, at) => 6000 * Math.sin(at / 20) + 3000 * Math.sin(at / 7.3),
    );
    client.socket.send(bytesOf(hum));
    client.socket.send(stop);
    await client.closed;
    expect(finalsOf(client).map(textOf)).toEqual([" [unrecognised speech, 2.0 s]"]);
  });
});
