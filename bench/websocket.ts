import { fork } from "node:child_process";
import { once } from "node:events";
import type { ClientName } from "./websocket/clients.ts";
import type { Conditions, Measured } from "./websocket/subject.ts";

const streams = 1_000;
const chunkMs = 160;
const warmUpSeconds = 4;

/** Our WebSocket client beside `ws`, in turns, on one server (docs/decisions/0008-websocket-client.md). */
export async function measureWebSocket(rounds: number, seconds: number): Promise<void> {
  const server = fork(new URL("./websocket/server.ts", import.meta.url));
  try {
    // Written by server.ts alone.
    const [{ port }] = (await once(server, "message")) as [{ port: number }];
    const shared = { url: `ws://127.0.0.1:${port}/`, streams, chunkMs, warmUpSeconds, seconds };
    const sums: Record<ClientName, number> = { ours: 0, ws: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const order: ClientName[] = round % 2 === 0 ? ["ours", "ws"] : ["ws", "ours"];
      for (const client of order) sums[client] += tell(await measure({ client, ...shared }));
    }
    console.log(`ws / ours: ${(sums.ws / sums.ours).toFixed(2)}`);
  } finally {
    server.kill();
  }
}

async function measure(conditions: Conditions): Promise<Measured> {
  const subject = new URL("./websocket/subject.ts", import.meta.url);
  const child = fork(subject, [JSON.stringify(conditions)], {
    execArgv: ["--expose-gc", "--no-warnings"],
  });
  // Written by subject.ts alone.
  const [measured] = (await once(child, "message")) as [Measured];
  return measured;
}

/** Gives the microseconds of processor time per chunk. */
function tell(measured: Measured): number {
  const { client, chunksPerSecond, acknowledged, sent, userUs, systemUs, idleKiB } = measured;
  const cpuUs = userUs + systemUs;
  console.log(
    `${client.padEnd(4)} ${cpuUs.toFixed(1)} µs a chunk (user ${userUs.toFixed(1)}, system ${systemUs.toFixed(1)}), ${chunksPerSecond.toFixed(0)} chunks/s, ${acknowledged} of ${sent} acknowledged, ${idleKiB.toFixed(1)} KiB an idle stream`,
  );
  return cpuUs;
}
