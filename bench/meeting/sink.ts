import type { WebSocket } from "uWebSockets.js";
import { bytesPerSecond } from "@rooms/audio/pcm";
import { serve } from "../bridge/child.ts";
import { blankChunk, isIntact, readStamp } from "../bridge/chunk.ts";
import { Distribution } from "../bridge/distribution.ts";
import { acknowledgment, transcript } from "../bridge/gladia-messages.ts";
import { monotonicUs } from "../bridge/monotonic.ts";
import { vendorServer } from "../bridge/vendor-server.ts";
import { chunkBytes, endpointingBytes, laneSilenceBytes } from "./sizes.ts";

/**
 * In Gladia's place: "recognises" one word in every voiced chunk, the chunk's own number, at its place in the audio. A
 * partial every 400 ms of speech; a final after the silence that ends an utterance, or after 15 s without one.
 */
interface Stream {
  id: string;
  bytes: number;
  /** What is not looked at yet, and where it begins in the stream. */
  rest: Buffer;
  at: number;
  /** Of a silence between turns, what is still to come. */
  silenceLeft: number;
  quiet: number;
  words: { word: string; start: number; end: number }[];
  utterance: number;
}

const blank = blankChunk(chunkBytes);
const utteranceWordsMax = 187;
const wordsPerPartial = 5;
let delays = new Distribution();
let bytes = 0;
let broken = 0;

function onAudio(ws: WebSocket<Stream>, message: ArrayBuffer): void {
  const state = ws.getUserData();
  const before = state.bytes;
  state.bytes += message.byteLength;
  bytes += message.byteLength;
  state.rest = Buffer.concat([state.rest, Buffer.from(message)]);
  ws.send(acknowledgment(state.id, before, state.bytes));
  while (step(ws, state));
}

/** Takes the next chunk or stretch of silence; false when more is needed for that. */
function step(ws: WebSocket<Stream>, state: Stream): boolean {
  const { rest } = state;
  if (state.silenceLeft === 0 && rest.length >= 8 && rest.readDoubleLE(0) === 0) {
    state.silenceLeft = laneSilenceBytes;
  }
  if (state.silenceLeft > 0) {
    const taken = Math.min(state.silenceLeft, rest.length);
    state.silenceLeft -= taken;
    hearQuiet(ws, state, taken);
    return taken > 0;
  }
  if (rest.length < chunkBytes) return false;
  const { sentUs, stream, seq, voiced } = readStamp(rest);
  if (!isIntact(rest, blank)) broken += 1;
  if (!voiced) {
    hearQuiet(ws, state, chunkBytes);
    return true;
  }
  delays.add((monotonicUs() - sentUs) / 1000);
  const start = state.at / bytesPerSecond;
  const end = start + chunkBytes / bytesPerSecond;
  state.words.push({ word: ` w${stream}x${seq}`, start, end });
  state.quiet = 0;
  advance(state, chunkBytes);
  if (state.words.length >= utteranceWordsMax) say(ws, state, true);
  else if (state.words.length % wordsPerPartial === 0) say(ws, state, false);
  return true;
}

function hearQuiet(ws: WebSocket<Stream>, state: Stream, count: number): void {
  state.quiet += count;
  advance(state, count);
  if (state.words.length > 0 && state.quiet >= endpointingBytes) say(ws, state, true);
}

function advance(state: Stream, count: number): void {
  state.at += count;
  state.rest = state.rest.subarray(count);
}

function say(ws: WebSocket<Stream>, state: Stream, isFinal: boolean): void {
  const { id, utterance: number, words } = state;
  const text = words.map(({ word }) => word).join("");
  ws.send(transcript(id, { number, isFinal, text, words }));
  if (!isFinal) return;
  state.utterance += 1;
  state.words = [];
}

const vendor = vendorServer<Stream>({
  newStream: (id) => ({
    ...{ id, bytes: 0, rest: Buffer.alloc(0), at: 0 },
    ...{ silenceLeft: 0, quiet: 0, words: [], utterance: 0 },
  }),
  onAudio,
  onStop: (ws) => {
    if (ws.getUserData().words.length > 0) say(ws, ws.getUserData(), true);
  },
});

serve({
  listen: vendor.listen,
  begin: () => {
    delays = new Distribution();
    bytes = 0;
  },
  figures: () => ({ billedS: bytes / bytesPerSecond, broken, delayMs: delays.figures() }),
});
