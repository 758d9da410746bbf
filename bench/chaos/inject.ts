import { setTimeout as pause } from "node:timers/promises";
import { until } from "@rooms/testing/until";
import type { FaultyProxy } from "./faulty-proxy.ts";
import type { TranscriberInstance } from "./instance.ts";
import type { Fault } from "./schedule.ts";

/** Does what the fault says when its time has come; resolves once it is healed. */
export async function inject(fault: Fault, instance: TranscriberInstance): Promise<void> {
  await pause(fault.atMs);
  if ("hop" in fault) await breakHop(fault, instance.hops[fault.hop]);
  else await breakProcess(fault, instance);
}

async function breakHop(
  { kind, forMs }: Extract<Fault, { hop: unknown }>,
  hop: FaultyProxy,
): Promise<void> {
  if (kind === "latency") hop.latencyMs = 250;
  if (kind === "cut") hop.cut();
  if (kind === "reset") hop.reset();
  if (kind === "refuse") {
    hop.refuses = true;
    hop.reset();
  }
  if (kind === "hang") hop.hangs = true;
  if (kind === "slow-close") hop.closeNearSide();
  if (kind === "vanish") hop.vanishes = true;
  if (kind === "cut" || kind === "reset") return;
  await pause(forMs);
  heal(hop);
}

export function heal(hop: FaultyProxy): void {
  hop.latencyMs = 0;
  hop.refuses = false;
  hop.hangs = false;
  hop.vanishes = false;
}

async function breakProcess(
  { kind, forMs }: Extract<Fault, { kind: "kill" | "stop" | "terminate" }>,
  instance: TranscriberInstance,
): Promise<void> {
  if (kind === "stop") {
    instance.signal("SIGSTOP");
    await pause(forMs);
    instance.signal("SIGCONT");
    return;
  }
  instance.signal(kind === "kill" ? "SIGKILL" : "SIGTERM");
  instance.signal("SIGCONT");
  await until("the process is gone", () => !instance.running);
  await pause(forMs);
  await instance.start();
}
