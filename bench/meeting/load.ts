import { audioHeaderBytes, encodeAudioFrame } from "@rooms/contracts/realtime";
import { serve } from "../bridge/child.ts";
import { blankChunk, stampChunk } from "../bridge/chunk.ts";
import { framed, openClientSocket, textFrame } from "../bridge/client-socket.ts";
import type { Address, ClientSocket } from "../bridge/client-socket.ts";
import { Distribution } from "../bridge/distribution.ts";
import { monotonicUs } from "../bridge/monotonic.ts";
import type { PlannedFrame } from "./frames.ts";
import { chunkBytes } from "./sizes.ts";

/** The people of a meeting: each sends what is planned when it is due, and reads what comes. */
interface Person {
  socket: ClientSocket;
  seq: number;
  /** Session clock minus ours. */
  sessionOffsetMs: number;
}

const pingEveryMs = 4_000;
const ping = textFrame({ type: "ping", id: 1, sentAtMs: 0 });
const blank = blankChunk(chunkBytes);
const people: Person[] = [];
const lag = new Distribution();
let rooms = false;
let texts = 0;

async function connectOne(address: Address, index: number): Promise<Person> {
  const welcome = Promise.withResolvers<number>();
  const socket = await openClientSocket(
    address,
    (text) => {
      texts += 1;
      if (!text.includes('"welcome"')) return;
      const { sessionNowMs } = JSON.parse(text.toString()) as { sessionNowMs: number }; // Rooms' welcome.
      welcome.resolve(sessionNowMs);
    },
    () => welcome.reject(new Error("a socket was closed before its welcome")),
  );
  if (rooms) {
    const capture = { streamId: `stream-${index}` };
    socket.write(textFrame({ type: "hello", capture, afterSeq: 0 }));
    setInterval(() => socket.write(ping), pingEveryMs).unref();
  } else welcome.resolve(0);
  return { socket, seq: 0, sessionOffsetMs: (await welcome.promise) - performance.now() };
}

/** Resolves when all is sent. */
async function play(frames: readonly PlannedFrame[]): Promise<void> {
  const startedAtMs = performance.now();
  for (const planned of frames) {
    const waitMs = startedAtMs + planned.dueMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    lag.add(performance.now() - startedAtMs - planned.dueMs);
    send(planned, startedAtMs);
  }
}

function send(
  { person: index, voiced, turnStart, turnEnd, ...planned }: PlannedFrame,
  startedAtMs: number,
): void {
  const person = people[index];
  if (person === undefined) return;
  const header = rooms ? audioHeaderBytes : 0;
  const { frame, payload } = framed(header + chunkBytes, 2);
  const pcm = payload.subarray(header);
  blank.copy(pcm);
  person.seq += 1;
  stampChunk(pcm, { sentUs: monotonicUs(), stream: index, seq: person.seq, voiced });
  if (rooms) {
    const startMs = Math.max(0, startedAtMs + planned.startMs + person.sessionOffsetMs);
    const place = { track: 0, seq: person.seq, startMs };
    payload.set(encodeAudioFrame({ ...place, turnStart, turnEnd, pcm: new Uint8Array(0) }));
  }
  person.socket.write(frame);
}

serve({
  connect: async (plan: { addresses: readonly Address[]; rooms: boolean }) => {
    rooms = plan.rooms;
    for (const [index, address] of plan.addresses.entries()) {
      people.push(await connectOne(address, index));
    }
  },
  play,
  figures: () => ({ lagMs: lag.figures(), texts }),
});
