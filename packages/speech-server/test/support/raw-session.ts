import { encodeToneSpeech } from "@rooms/tone-speech";
import { bytesOf } from "./open-stream.ts";
import { init, openRaw } from "./raw-client.ts";
import type { RawClient } from "./raw-client.ts";

export const silence = (seconds: number) => new Uint8Array(Math.round(seconds * 32_000));
export const stop = JSON.stringify({ type: "stop_recording" });
export const words = (...said: string[]) => bytesOf(encodeToneSpeech(said, { tailMs: 600 }).pcm);

export async function openSession(
  baseUrl: string,
  request: object = {},
): Promise<RawClient & { url: string; id: string }> {
  const { body } = await init(baseUrl, { endpointing: 0.3, ...request });
  return { ...(await openRaw(body.url)), url: body.url, id: body.id };
}

export const finalsOf = (client: RawClient) =>
  client.ofType("transcript").filter((message) => message.data?.is_final === true);
export const textOf = (message: { data?: Record<string, unknown> | null }) =>
  (message.data as { utterance: { text: string } }).utterance.text;
