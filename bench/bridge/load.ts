import { audioHeaderBytes, encodeAudioFrame } from "@rooms/contracts/realtime";
import { blankChunk, stampChunk } from "./chunk.ts";
import { serve } from "./child.ts";
import { framed, openClientSocket, textFrame } from "./client-socket.ts";
import type { Address, ClientSocket } from "./client-socket.ts";
import { Distribution } from "./distribution.ts";
import { monotonicUs } from "./monotonic.ts";

/** Speaks without pause on many sockets, each chunk at its time whatever became of those before. */
export interface LoadPlan {
  addresses: readonly Address[];
  chunkBytes: number;
  /** Rooms' protocol: hello first, and a header before each chunk. */
  rooms: boolean;
}

interface Voice {
  socket: ClientSocket;
  index: number;
  frame: Buffer;
  /** Where the audio begins in the frame. */
  audioAt: number;
  seq: number;
  nextDueMs: number;
  startMs: number;
}

const bytesPerMs = 32;
const connectingMax = 40;
const startsPerSecond = 400;
const pingEveryMs = 5_000;
const said = Buffer.from("said@");
const ping = textFrame({ type: "ping", id: 1, sentAtMs: 0 });
let plan: LoadPlan = { addresses: [], chunkBytes: 0, rooms: false };
let blank: Buffer = Buffer.alloc(0);
const voices: Voice[] = [];
let lag = new Distribution();
let textDelays = new Distribution();
let late = 0;
let closed = 0;
let speaking = false;
let pinging: NodeJS.Timeout | null = null;
let ending = false;

async function connectAll(): Promise<void> {
  let next = 0;
  const before = voices.length;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < plan.addresses.length; index = next++) {
      const address = plan.addresses[index];
      if (address !== undefined) voices.push(await connectOne(address, before + index));
    }
  };
  await Promise.all(Array.from({ length: connectingMax }, worker));
}

async function connectOne(address: Address, index: number): Promise<Voice> {
  const welcome = Promise.withResolvers<number>();
  const socket = await openClientSocket(
    address,
    (text) => {
      const at = text.indexOf(said);
      if (at >= 0) noteText(text, at);
      else if (text.includes('"welcome"')) welcome.resolve(sessionNowMs(text));
    },
    () => {
      if (!ending) closed += 1;
      welcome.reject(new Error("a socket was closed before its welcome"));
    },
  );
  if (plan.rooms) {
    socket.write(
      textFrame({ type: "hello", capture: { streamId: `stream-${index}` }, afterSeq: 0 }),
    );
  } else welcome.resolve(0);
  const sinceWelcomeMs = (await welcome.promise) - performance.now();
  const header = plan.rooms ? audioHeaderBytes : 0;
  const { frame } = framed(header + plan.chunkBytes, 2);
  blank.copy(frame, 8 + header);
  return {
    socket,
    index,
    frame,
    audioAt: 8 + header,
    seq: 0,
    nextDueMs: 0,
    startMs: sinceWelcomeMs,
  };
}

function sessionNowMs(text: Buffer): number {
  return (JSON.parse(text.toString()) as { sessionNowMs: number }).sessionNowMs; // Rooms' welcome.
}

function noteText(text: Buffer, at: number): void {
  const from = at + said.length;
  const saidUs = Number(text.toString("latin1", from, text.indexOf("@", from)));
  textDelays.add((monotonicUs() - saidUs) / 1000);
}

function speak(): void {
  speaking = true;
  const chunkMs = plan.chunkBytes / bytesPerMs;
  const startMs = performance.now() + 100;
  voices.sort((a, b) => a.index - b.index);
  for (const voice of voices) {
    const joinMs = Math.floor((voice.index / startsPerSecond) * 1000);
    // Spread over the chunk's length, so that they do not all speak in the same instant.
    voice.nextDueMs = startMs + joinMs + ((voice.index * 0.618) % 1) * chunkMs;
    voice.startMs += voice.nextDueMs - chunkMs;
  }
  turn(chunkMs);
}

function turn(chunkMs: number): void {
  if (!speaking) return;
  const now = performance.now();
  for (const voice of voices) {
    if (voice.nextDueMs > now) continue;
    lag.add(now - voice.nextDueMs);
    say(voice, chunkMs);
    voice.nextDueMs += chunkMs;
  }
  setTimeout(() => turn(chunkMs), 1);
}

function say(voice: Voice, chunkMs: number): void {
  const { frame, audioAt, index, seq } = voice;
  stampChunk(frame.subarray(audioAt), { sentUs: monotonicUs(), stream: index, seq, voiced: true });
  voice.seq += 1;
  if (plan.rooms) {
    const header = {
      ...{ track: 0, seq: voice.seq, startMs: voice.startMs },
      ...{ turnStart: seq === 0, turnEnd: false, pcm: nothing },
    };
    frame.set(encodeAudioFrame(header), 8);
    voice.startMs += chunkMs;
  }
  if (voice.socket.write(frame)) return;
  // The socket still reads from it.
  late += 1;
  voice.frame = Buffer.from(frame);
}

const nothing = new Uint8Array(0);

serve({
  connect: async (given: LoadPlan) => {
    plan = given;
    blank = blankChunk(plan.chunkBytes);
    await connectAll();
    if (plan.rooms && pinging === null) {
      pinging = setInterval(() => {
        if (!speaking) for (const { socket } of voices) socket.write(ping);
      }, pingEveryMs);
      pinging.unref();
    }
    return voices.length;
  },
  speak,
  begin: () => {
    lag = new Distribution();
    textDelays = new Distribution();
    late = 0;
  },
  figures: () => ({ lagMs: lag.figures(), textDelayMs: textDelays.figures(), late, closed }),
  hush: () => {
    speaking = false;
    return new Map(voices.map(({ index, seq }) => [index, seq]));
  },
  leave: () => {
    ending = true;
    for (const { socket } of voices) socket.end();
  },
});
