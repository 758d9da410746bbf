import { setTimeout as pause } from "node:timers/promises";
import { clients } from "./clients.ts";
import type { ClientName } from "./clients.ts";

/*
 * Many streams of audio on one of the clients, in a process of its own: every stream sends a chunk in its slice of each
 * chunk's time, and reads what is acknowledged.
 */

export interface Conditions {
  readonly client: ClientName;
  readonly url: string;
  readonly streams: number;
  readonly chunkMs: number;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

export interface Measured {
  readonly client: ClientName;
  readonly chunksPerSecond: number;
  readonly acknowledged: number;
  readonly sent: number;
  /** Processor time of the process per chunk, its acknowledgment included. */
  readonly userUs: number;
  readonly systemUs: number;
  /** Heap and memory beside it of a stream that has sent nothing yet. */
  readonly idleKiB: number;
}

const sliceMs = 10;
const openedAtOnce = 50;
const bytesPerMs = 32;
const range = '"byte_range":[';

// Written by websocket.ts alone.
const conditions = JSON.parse(process.argv[2] ?? "") as Conditions;
const open = clients[conditions.client];
let acknowledged = 0;
let sent = 0;

function onText(bytes: Buffer, from: number, to: number): void {
  if (bytes.toString("latin1", from, to).includes(range)) acknowledged += 1;
}

async function held(): Promise<number> {
  for (let times = 0; times < 4; times += 1) {
    globalThis.gc?.();
    await pause(100);
  }
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024;
}

const { url, streams, chunkMs, warmUpSeconds, seconds } = conditions;
const heldBefore = await held();
const senders: ((pcm: Uint8Array) => void)[] = [];
while (senders.length < streams) {
  const count = Math.min(openedAtOnce, streams - senders.length);
  senders.push(...(await Promise.all(Array.from({ length: count }, () => open(url, onText)))));
}
const idleKiB = ((await held()) - heldBefore) / streams;

const pcm = Uint8Array.from({ length: chunkMs * bytesPerMs }, (_, index) => (index * 31) & 0xff);
const slices = chunkMs / sliceMs;
let slice = 0;
let nextMs = performance.now();

function sendSlice(): void {
  const now = performance.now();
  while (nextMs <= now) {
    for (let stream = slice; stream < streams; stream += slices) {
      senders[stream]?.(pcm);
      sent += 1;
    }
    slice = (slice + 1) % slices;
    nextMs += sliceMs;
    // A machine that stood still leaves chunks out; sent all at once they would measure the heap.
    if (now - nextMs > chunkMs) nextMs = now;
  }
  setTimeout(sendSlice, Math.max(0, nextMs - performance.now()));
}

sendSlice();
await pause(warmUpSeconds * 1_000);
const before = { acknowledged, sent, atMs: performance.now(), cpu: process.cpuUsage() };
await pause(seconds * 1_000);
const { user, system } = process.cpuUsage(before.cpu);
const chunks = sent - before.sent;
const measured: Measured = {
  client: conditions.client,
  chunksPerSecond: (chunks / (performance.now() - before.atMs)) * 1_000,
  acknowledged: acknowledged - before.acknowledged,
  sent: chunks,
  ...{ userUs: user / chunks, systemUs: system / chunks, idleKiB },
};
process.send?.(measured, () => process.exit(0));
