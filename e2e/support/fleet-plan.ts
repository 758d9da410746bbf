import { join } from "node:path";
import { findLivekit, writeLivekitConfig } from "@rooms/scripts/livekit";
import { findRedis } from "@rooms/scripts/redis";
import type { PartCommand } from "@rooms/testing/part-process";
import { freePort } from "@rooms/testing/ports";
import { lanHost, type RunningRooms } from "./rooms.ts";

/** Ports: of the doors, and of those that are started beside the first of each part. */
export interface Plan {
  https: number;
  http: number;
  apiDoor: number;
  livekitDoor: number;
  redis: number;
  webs: readonly number[];
  apis: readonly number[];
  workers: readonly number[];
  transcribers: readonly number[];
  livekits: readonly { port: number; udpPort: number }[];
}

/** Of the first of each part, which the stack starts. */
type FirstPorts = RunningRooms["settings"]["ports"];

/** Of this version. */
export const ownRoot = join(import.meta.dirname, "..", "..");
const livekitKeys = { apiKey: "rooms", apiSecret: "a-secret-of-this-fleet-and-no-other-one" };

export async function planPorts(): Promise<Plan> {
  const several = (count: number) => Promise.all(Array.from({ length: count }, () => freePort()));
  return {
    https: await freePort(),
    http: await freePort(),
    apiDoor: await freePort(),
    livekitDoor: await freePort(),
    redis: await freePort(),
    webs: await several(1),
    apis: await several(1),
    workers: await several(1),
    transcribers: await several(2),
    livekits: [
      { port: await freePort(), udpPort: await freePort() },
      { port: await freePort(), udpPort: await freePort() },
    ],
  };
}

export function operatorOf(plan: Plan): Record<string, string> {
  const origin = `https://${lanHost}:${plan.https}`;
  return {
    PUBLIC_URL: origin,
    ALLOWED_ORIGINS: origin,
    TRANSCRIBER_PUBLIC_URL: origin.replace("https", "wss"),
    API_URL: `http://127.0.0.1:${plan.apiDoor}`,
    LIVEKIT_URL: `wss://${lanHost}:${plan.https}/livekit`,
    LIVEKIT_INTERNAL_URL: `ws://127.0.0.1:${plan.livekitDoor}`,
    LIVEKIT_API_KEY: livekitKeys.apiKey,
    LIVEKIT_API_SECRET: livekitKeys.apiSecret,
    REDIS_URL: `redis://127.0.0.1:${plan.redis}`,
  };
}

export function transcriberVariables(plan: Plan, index: number): Record<string, string> {
  const name = `transcriber-${index + 1}`;
  return {
    INSTANCE_ID: name,
    TRANSCRIBER_PUBLIC_URL: `wss://${lanHost}:${plan.https}/api/realtime/${name}`,
  };
}

export function doorVariables(plan: Plan, first: FirstPorts): Record<string, string> {
  const addresses = (ports: readonly number[]) =>
    ports.map((port) => `127.0.0.1:${port}`).join(" ");
  return {
    ROOMS_HTTP_PORT: String(plan.http),
    ROOMS_HTTPS_PORT: String(plan.https),
    ROOMS_API_PORT: String(plan.apiDoor),
    ROOMS_LIVEKIT_PORT: String(plan.livekitDoor),
    ROOMS_WEBS: addresses([first.web, ...plan.webs]),
    ROOMS_APIS: addresses([first.api, ...plan.apis]),
    ROOMS_LIVEKITS: addresses(plan.livekits.map(({ port }) => port)),
    ...Object.fromEntries(
      [first.transcriber, ...plan.transcribers].map((port, index) => [
        `ROOMS_TRANSCRIBER_${index + 1}`,
        `127.0.0.1:${port}`,
      ]),
    ),
  };
}

/** A part of the version whose repository stands in `root`, built. */
export function partCommand(root: string, part: string, env: NodeJS.ProcessEnv): PartCommand {
  const cwd = join(root, "apps", part);
  if (part === "web") {
    const next = join(cwd, "node_modules", "next", "dist", "bin", "next");
    const args = [next, "start", "--port", env["PORT"] ?? "", "--hostname", "127.0.0.1"];
    return { part, command: process.execPath, args, cwd, env };
  }
  const args = ["--disable-warning=ExperimentalWarning", "dist/main.js"];
  return { part, command: process.execPath, args, cwd, env };
}

export function valkeyCommand({ redis }: Plan, folder: string): PartCommand {
  const command = findRedis();
  if (command === undefined) throw new Error("There is no Valkey or Redis here.");
  const args = ["--port", String(redis), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  return { part: "valkey", command, args };
}

export function livekitCommand({
  ports,
  index,
  plan,
  folder,
}: {
  ports: { port: number; udpPort: number };
  index: number;
  plan: Plan;
  folder: string;
}): PartCommand {
  const source = findLivekit();
  if (!("binary" in source)) throw new Error("There is no LiveKit server here.");
  const config = join(folder, `livekit-${index + 1}.yaml`);
  writeLivekitConfig(config, {
    ...ports,
    ...livekitKeys,
    webhookUrl: `http://127.0.0.1:${plan.apiDoor}/api/livekit/webhook`,
    redis: `127.0.0.1:${plan.redis}`,
  });
  return {
    part: `livekit ${index + 1}`,
    command: source.binary,
    args: ["--config", config],
    cwd: folder,
  };
}
