import { GladiaClient } from "@gladiaio/sdk";
import { describe, expect, it } from "vitest";
import { encodeToneSpeech } from "@rooms/tone-speech";
import { startServer } from "./support/start-server.ts";

interface Heard {
  finals: string[];
  ids: string[];
  types: string[];
  end: { code: number };
}

async function recordWithSdk(apiUrl: string, pcm: Int16Array, pieceBytes: number): Promise<Heard> {
  const client = new GladiaClient({ apiKey: "key", apiUrl });
  const session = client.liveV2().startSession({
    endpointing: 0.3,
    language_config: { languages: ["en"] },
    messages_config: { receive_partial_transcripts: true, receive_lifecycle_events: true },
  });
  const heard: Heard = { finals: [], ids: [], types: [], end: { code: 0 } };
  const errors: unknown[] = [];
  session.on("error", (error) => errors.push(error));
  session.on("message", (message) => {
    heard.types.push(message.type);
    if (message.type !== "transcript") return;
    heard.ids.push(message.data.id);
    if (message.data.is_final) heard.finals.push(message.data.utterance.text);
  });
  const ended = new Promise<{ code: number }>((resolve) => session.once("ended", resolve));
  const bytes = new Uint8Array(pcm.buffer);
  for (let at = 0; at < bytes.length; at += pieceBytes)
    session.sendAudio(bytes.slice(at, at + pieceBytes));
  session.stopRecording();
  heard.end = await ended;
  expect(errors).toEqual([]);
  return heard;
}

describe("the official SDK, unchanged, against our server", () => {
  it("gets every word exactly, utterance by utterance, and a clean end", async () => {
    const { url, server } = await startServer({ apiKeys: ["key"] });
    const sentences = [
      ["hello", "world"],
      ["one", "two", "three"],
      ["the", "end"],
    ];
    const pieces = sentences.map((words) => encodeToneSpeech(words, { tailMs: 500 }).pcm);
    const pcm = Int16Array.from(pieces.flatMap((piece) => [...piece]));
    const heard = await recordWithSdk(url, pcm, 3200);
    expect(heard.finals).toEqual(sentences.map((words) => ` ${words.join(" ")}`));
    expect(new Set(heard.ids)).toEqual(new Set(["00_00000000", "00_00000001", "00_00000002"]));
    expect(heard.end.code).toBe(1000);
    expect(heard.types.slice(-3)).toEqual([
      "post_transcript",
      "post_final_transcript",
      "end_session",
    ]);
    expect(heard.types).toContain("start_recording");
    const [session] = server.sessions();
    expect(session?.billedS).toBeCloseTo(pcm.length / 16_000, 3);
  });

  it("reads the finished session back over REST", async () => {
    const { url, server } = await startServer();
    const { pcm } = encodeToneSpeech(["kept"], { tailMs: 100 });
    await recordWithSdk(url, pcm, 3200);
    const id = server.sessions()[0]?.id ?? "";
    const job = await new GladiaClient({ apiKey: "any", apiUrl: url }).liveV2().get(id);
    expect(job.status).toBe("done");
    expect(job.result?.transcription?.full_transcript).toBe("kept");
    expect(job.result?.metadata.billing_time).toBeCloseTo(pcm.length / 16_000, 3);
  });

  it("is told which key and which field were wrong", async () => {
    const { url } = await startServer({ apiKeys: ["key"] });
    const init = (key: string | null, body: unknown) =>
      fetch(`${url}/v2/live`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key === null ? {} : { "x-gladia-key": key }),
        },
        body: JSON.stringify(body),
      });
    const answerOf = async (response: Response) => ({
      status: response.status,
      ...((await response.json()) as object),
    });
    expect(await answerOf(await init(null, {}))).toMatchObject({
      status: 401,
      message: "no gladia key provided",
    });
    expect(await answerOf(await init("other", {}))).toMatchObject({
      status: 401,
      message: "gladia user not found",
    });
    expect(await answerOf(await init("key", { sample_rate: 24_000, shoes: 2 }))).toMatchObject({
      status: 400,
      statusCode: 400,
      validation_errors: [expect.stringContaining("sample_rate"), 'Field "shoes" is not allowed'],
    });
  });
});
