import uWS from "uWebSockets.js";
import type { HttpResponse, TemplatedApp, WebSocket } from "uWebSockets.js";
import { blankChunk, isIntact, readStamp } from "./chunk.ts";
import { serve } from "./child.ts";
import { monotonicUs } from "./monotonic.ts";
import { Distribution } from "./distribution.ts";

/**
 * In Gladia's place: takes sessions and audio, acknowledges each chunk, says a partial every second of audio and a final
 * every five. It checks what arrives to the byte and notes how long it was under way.
 */
interface Stream {
  id: string;
  bytes: number;
  rest: Buffer;
  /** Of the load's own number of the stream, once known. */
  stream: number | null;
  nextSeq: number;
  saidS: number;
  utterance: number;
}

const certificate = process.env["BENCH_CERT"];
const key = process.env["BENCH_KEY"];
const blank = blankChunk(Number(process.env["BENCH_CHUNK"]));
const bytesPerSecond = 32_000;
const utteranceS = 5;
const seconds = { from: 0, count: 0 };
let opened = 0;
let open = 0;
let chunks = 0;
let broken = 0;
let delays = new Distribution();
const received = new Map<number, number>();
const empty = Buffer.alloc(0);
let origin = "";

function newStream(): Stream {
  opened += 1;
  const id = `bench-${opened}`;
  return { id, bytes: 0, rest: empty, stream: null, nextSeq: 0, saidS: 0, utterance: 0 };
}

function onAudio(ws: WebSocket<Stream>, message: ArrayBuffer): void {
  const state = ws.getUserData();
  const before = state.bytes;
  state.bytes += message.byteLength;
  take(state, Buffer.from(message));
  ws.send(acknowledgment(state.id, before, state.bytes));
  const audioS = Math.floor(state.bytes / bytesPerSecond);
  if (audioS === state.saidS) return;
  state.saidS = audioS;
  ws.send(transcript(state, audioS));
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

function acknowledgment(session: string, from: number, to: number): string {
  const times = `[${from / bytesPerSecond},${to / bytesPerSecond}]`;
  return `{"session_id":"${session}","created_at":"2026-01-01T00:00:00.000Z","acknowledged":true,"error":null,"type":"audio_chunk","data":{"byte_range":[${from},${to}],"time_range":${times}}}`;
}

/** The first word is when it was said here. */
function transcript(state: Stream, audioS: number): string {
  const start = state.utterance * utteranceS;
  const isFinal = audioS - start >= utteranceS;
  const words = [];
  for (let at = start; at < audioS; at += 0.5) {
    words.push({ word: " word", start: at, end: at + 0.4, confidence: 0.9 });
  }
  const id = `00_${String(state.utterance).padStart(8, "0")}`;
  if (isFinal) state.utterance += 1;
  return JSON.stringify({
    type: "transcript",
    session_id: state.id,
    created_at: "2026-01-01T00:00:00.000Z",
    data: {
      id,
      is_final: isFinal,
      utterance: {
        text: ` said@${monotonicUs()}@${" word".repeat(words.length - 1)}`,
        start,
        end: audioS,
        language: "en",
        confidence: 0.9,
        channel: 0,
        words,
      },
    },
  });
}

function init(response: HttpResponse): void {
  const { id } = newStream();
  const url = `${origin.replace("http", "ws")}/v2/live?token=${id}`;
  response.onAborted(() => undefined);
  response.onData((_, last) => {
    if (!last) return;
    response.cork(() =>
      response
        .writeStatus("201 Created")
        .writeHeader("content-type", "application/json")
        .end(JSON.stringify({ id, created_at: "2026-01-01T00:00:00.000Z", url })),
    );
  });
}

function createApp(): TemplatedApp {
  if (certificate === undefined || key === undefined) return uWS.App();
  return uWS.SSLApp({ cert_file_name: certificate, key_file_name: key });
}

const app = createApp();
app.post("/v2/live", init);
app.ws<Stream>("/v2/live", {
  compression: uWS.DISABLED,
  idleTimeout: 0,
  maxPayloadLength: 1024 * 1024,
  upgrade: (response, request, context) =>
    response.upgrade<Stream>(
      { ...newStream(), id: request.getQuery("token") ?? "" },
      request.getHeader("sec-websocket-key"),
      "",
      request.getHeader("sec-websocket-extensions"),
      context,
    ),
  open: () => void (open += 1),
  close: () => void (open -= 1),
  message: (ws, message, isBinary) => {
    if (isBinary) onAudio(ws, message);
    else if (Buffer.from(message).includes("stop_recording")) ws.end(1000);
    else {
      const { id, bytes } = ws.getUserData();
      ws.send(acknowledgment(id, bytes, bytes));
    }
  },
});

serve({
  listen: () =>
    new Promise((resolve) => {
      app.listen("127.0.0.1", 0, (token) => {
        if (token === false) throw new Error("the sink cannot listen");
        const scheme = certificate === undefined ? "http" : "https";
        origin = `${scheme}://localhost:${uWS.us_socket_local_port(token)}`;
        resolve(origin);
      });
    }),
  streams: () => open,
  begin: () => {
    delays = new Distribution();
    seconds.from = monotonicUs();
    chunks = 0;
  },
  figures: () => ({
    chunks,
    broken,
    seconds: (monotonicUs() - seconds.from) / 1e6,
    delayMs: delays.figures(),
  }),
  received: () => received,
});
