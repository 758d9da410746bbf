import { createPrivateKey, sign } from "node:crypto";
import { lineKeysOf, signedBytes } from "@rooms/contracts/realtime";
import type { CapturePortMessage, FinalMessage } from "@rooms/contracts/realtime";
import { onTestFinished } from "vitest";
import { createLiveClient } from "../src/client.ts";
import type { LiveClient, TicketAnswer } from "../src/index.ts";
import { inProcessWorker } from "../src/in-process-worker.ts";
import type { RealtimeWorkerLimits } from "../src/worker/realtime-worker.ts";
import type { WorkerEnvironment } from "../src/worker/environment.ts";
import { startFakeServer } from "./fake-server.ts";
import type { FakeServer } from "./fake-server.ts";

export async function fakeServer(): Promise<FakeServer> {
  const server = await startFakeServer();
  onTestFinished(() => server.stop());
  return server;
}

/** Deadlines short enough to be waited for. */
const quick: Partial<RealtimeWorkerLimits> = {
  intervalMs: 60,
  answerTimeoutMs: 150,
  firstIntervalMs: 5,
  welcomeTimeoutMs: 1_000,
  statusIntervalMs: 5,
};

export interface Connected {
  client: LiveClient;
  /** How many tickets were asked for. */
  tickets: () => number;
  /** What the browser's hints about network and visibility come to. */
  wake: () => void;
}

export function liveClient(input: {
  fetchTicket: (count: number) => Promise<TicketAnswer>;
  limits?: Partial<RealtimeWorkerLimits>;
  env?: Partial<WorkerEnvironment>;
}): Connected {
  let count = 0;
  const worker = inProcessWorker({ ...input, limits: { ...quick, ...input.limits } });
  const client = createLiveClient({
    fetchTicket: () => input.fetchTicket((count += 1)),
    createWorker: () => worker,
  });
  onTestFinished(() => client.close());
  return { client, tickets: () => count, wake: () => worker.postMessage({ type: "wake" }) };
}

const slug = "abcd1234";
const testSecret = "test secret";

/** What a ticket says of the session's signed lines. */
export async function testLines(secret = testSecret): Promise<{ slug: string; lineKey: string }> {
  return { slug, lineKey: (await lineKeysOf(secret)).publicKey };
}

/** The final as a transcriber of the session would have signed it. */
export async function signedLine(
  line: FinalMessage,
  { inSession = slug, secret = testSecret } = {},
): Promise<FinalMessage> {
  const { privateKey } = await lineKeysOf(secret);
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: "der", type: "pkcs8" });
  return {
    ...line,
    signature: sign(null, signedBytes(inSession, line), key).toString("base64url"),
  };
}

/** A client that gets tickets `ticket-1`, `ticket-2`… for this server. */
export function clientOf(
  server: FakeServer,
  input: { limits?: Partial<RealtimeWorkerLimits>; env?: Partial<WorkerEnvironment> } = {},
): Connected {
  return liveClient({
    ...input,
    fetchTicket: async (count) => ({
      url: server.url,
      ticket: `ticket-${count}`,
      identity: "ann",
      ...(await testLines()),
    }),
  });
}

/** Speaks like the capture worklet: 80 ms chunks, each filled with its own number. */
export class Microphone {
  readonly #port: MessagePort;
  #chunks = 0;
  recycled = 0;

  constructor(client: LiveClient) {
    this.#port = client.openCapturePort();
    this.#port.onmessage = () => (this.recycled += 1);
    onTestFinished(() => this.#port.close());
  }

  /** Says a turn of so many chunks and returns how many were said in all. */
  say(chunks: number, chunkMs = 80): number {
    for (let index = 0; index < chunks; index += 1) {
      this.#chunks += 1;
      const pcm = new Int16Array(chunkMs * 16).fill(this.#chunks % 32_768).buffer;
      const message: CapturePortMessage = {
        type: "chunk",
        turnStart: index === 0,
        turnEnd: index === chunks - 1,
        atS: (this.#chunks * chunkMs) / 1_000,
        postedAtS: ((this.#chunks + 1) * chunkMs) / 1_000,
        pcm,
      };
      this.#port.postMessage(message, [pcm]);
    }
    return this.#chunks;
  }
}
