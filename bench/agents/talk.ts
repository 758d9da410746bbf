import { samplesPerMs } from "@rooms/audio/pcm";
import { audioHeaderBytes, encodeAudioFrame } from "@rooms/contracts/realtime";
import { serve } from "../bridge/child.ts";
import { framed, openClientSocket, textFrame } from "../bridge/client-socket.ts";
import type { Address, ClientSocket } from "../bridge/client-socket.ts";
import type { PlannedFrame } from "../meeting/frames.ts";
import { chunkMs } from "../meeting/sizes.ts";

/** The people of a meeting, as their pages send them: what the gate lets through, in chunks. */
interface Person {
  socket: ClientSocket;
  pcm: Int16Array;
  seq: number;
  /** Session clock minus ours. */
  sessionOffsetMs: number;
}

const ping = textFrame({ type: "ping", id: 1, sentAtMs: 0 });
const pingEveryMs = 2_000;
const people: Person[] = [];

async function connectOne(address: Address, pcm: Int16Array, index: number): Promise<Person> {
  const welcome = Promise.withResolvers<number>();
  const socket = await openClientSocket(
    address,
    (text) => {
      if (!text.includes('"welcome"')) return;
      const { sessionNowMs } = JSON.parse(text.toString()) as { sessionNowMs: number }; // Rooms' welcome.
      welcome.resolve(sessionNowMs);
    },
    () => welcome.reject(new Error("a socket was closed before its welcome")),
  );
  const capture = { streamId: `stream-${index}` };
  socket.write(textFrame({ type: "hello", capture, afterSeq: 0 }));
  setInterval(() => socket.write(ping), pingEveryMs).unref();
  return { socket, pcm, seq: 0, sessionOffsetMs: (await welcome.promise) - performance.now() };
}

/** Resolves when the meeting is over. */
async function play(plan: { frames: readonly PlannedFrame[]; durationMs: number }): Promise<void> {
  const startedAtMs = performance.now();
  for (const planned of plan.frames) {
    await untilMs(startedAtMs + planned.dueMs);
    send(planned, startedAtMs);
  }
  await untilMs(startedAtMs + plan.durationMs);
}

async function untilMs(atMs: number): Promise<void> {
  const waitMs = atMs - performance.now();
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
}

function send(planned: PlannedFrame, startedAtMs: number): void {
  const person = people[planned.person];
  if (person === undefined) return;
  const from = Math.max(0, Math.round(planned.startMs * samplesPerMs));
  const samples = person.pcm.slice(from, from + chunkMs * samplesPerMs);
  if (samples.length === 0) return;
  person.seq += 1;
  const { turnStart, turnEnd, startMs } = planned;
  const at = Math.max(0, startedAtMs + startMs + person.sessionOffsetMs);
  const pcm = new Uint8Array(samples.buffer);
  const message = encodeAudioFrame({
    ...{ track: 0, seq: person.seq },
    startMs: at,
    turnStart,
    turnEnd,
    pcm,
  });
  const { frame, payload } = framed(audioHeaderBytes + pcm.byteLength, 2);
  payload.set(message);
  person.socket.write(frame);
}

serve({
  connect: async (plan: { addresses: readonly Address[]; pcm: readonly Int16Array[] }) => {
    for (const [index, address] of plan.addresses.entries()) {
      people.push(await connectOne(address, plan.pcm[index] ?? new Int16Array(0), index));
    }
  },
  play,
});
