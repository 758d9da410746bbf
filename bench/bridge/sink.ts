import { bytesPerSecond } from "@rooms/audio/pcm";
import type { WebSocket } from "uWebSockets.js";
import { serve } from "./child.ts";
import { blankChunk, isIntact, readStamp } from "./chunk.ts";
import { Distribution } from "./distribution.ts";
import { acknowledgment, transcript } from "./gladia-messages.ts";
import { monotonicUs } from "./monotonic.ts";
import { vendorServer } from "./vendor-server.ts";

/**
 * In Gladia's place: takes sessions and audio, acknowledges each chunk, says a partial every second of audio and a final
 * every five. It checks what arrives to the byte and notes how long it was under way.
 */
interface Stream {
  id: string;
  bytes: number;
  rest: Buffer;
  /** The load's own number of the stream, once known. */
  stream: number | null;
  nextSeq: number;
  saidS: number;
  utterance: number;
}

const blank = blankChunk(Number(process.env["BENCH_CHUNK"]));
const utteranceS = 5;
const empty = Buffer.alloc(0);
let fromUs = 0;
let chunks = 0;
let broken = 0;
let delays = new Distribution();
const received = new Map<number, number>();

function onAudio(ws: WebSocket<Stream>, message: ArrayBuffer): void {
  const state = ws.getUserData();
  const before = state.bytes;
  state.bytes += message.byteLength;
  take(state, Buffer.from(message));
  ws.send(acknowledgment(state.id, before, state.bytes));
  const audioS = Math.floor(state.bytes / bytesPerSecond);
  if (audioS === state.saidS) return;
  state.saidS = audioS;
  ws.send(say(state, audioS));
}

function take(state: Stream, message: Buffer): void {
  const nowUs = monotonicUs();
  let audio = state.rest.length === 0 ? message : Buffer.concat([state.rest, message]);
  for (; audio.length >= blank.length; audio = audio.subarray(blank.length)) {
    const { sentUs, stream, seq } = readStamp(audio);
    state.stream ??= stream;
    const whole = isIntact(audio, blank) && stream === state.stream && seq === state.nextSeq;
    state.nextSeq += 1;
    received.set(stream, state.nextSeq);
    chunks += 1;
    if (whole) delays.add((nowUs - sentUs) / 1000);
    else broken += 1;
  }
  // What uWebSockets hands out is dead after the call.
  state.rest = audio.length === 0 ? empty : Buffer.from(audio);
}

/** The first word is when it was said here. */
function say(state: Stream, audioS: number): string {
  const start = state.utterance * utteranceS;
  const isFinal = audioS - start >= utteranceS;
  const words = [];
  for (let at = start; at < audioS; at += 0.5)
    words.push({ word: " word", start: at, end: at + 0.5 });
  const text = ` said@${monotonicUs()}@${" word".repeat(words.length - 1)}`;
  const number = state.utterance;
  if (isFinal) state.utterance += 1;
  return transcript(state.id, { number, isFinal, text, words });
}

const vendor = vendorServer<Stream>({
  newStream: (id) => ({
    ...{ id, bytes: 0, rest: empty, stream: null },
    ...{ nextSeq: 0, saidS: 0, utterance: 0 },
  }),
  onAudio,
});

serve({
  listen: vendor.listen,
  begin: () => {
    delays = new Distribution();
    fromUs = monotonicUs();
    chunks = 0;
  },
  figures: () => ({
    chunks,
    broken,
    seconds: (monotonicUs() - fromUs) / 1e6,
    delayMs: delays.figures(),
  }),
  received: () => received,
});
