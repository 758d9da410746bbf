import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { findLivekit, writeLivekitConfig } from "@rooms/scripts/livekit";
import { findRedis } from "@rooms/scripts/redis";
import { sharedEnvironment } from "@rooms/scripts/stack";
import { PartProcess, type PartCommand } from "@rooms/testing/part-process";
import { freePort } from "@rooms/testing/ports";
import { answersOk } from "@rooms/testing/until";
import { openFleetDoor, type FrontDoor } from "./front-door.ts";
import { lanHost, startRooms, type RunningRooms } from "./rooms.ts";

/** One of several processes of a part. */
export interface Member {
  readonly name: string;
  /** Ends it at once, as a machine that fails does. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits until it has handed over what it had. */
  drain(): Promise<void>;
  /** Starts another in its place, at its address. */
  start(): Promise<void>;
}

/** A Rooms of several of each part behind Caddy, with two nodes of LiveKit that find each other by Valkey. */
export interface Fleet {
  readonly rooms: RunningRooms;
  readonly door: FrontDoor;
  readonly webs: readonly Member[];
  readonly apis: readonly Member[];
  readonly workers: readonly Member[];
  readonly transcribers: readonly Member[];
  readonly livekits: readonly Member[];
  stop(): Promise<void>;
}

/** Ports: of the doors, and of those that are started beside the first of each part. */
interface Plan {
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

const apps = join(import.meta.dirname, "..", "..", "apps");
const livekitKeys = { apiKey: "rooms", apiSecret: "a-secret-of-this-fleet-and-no-other-one" };
const readyWithinMs = 90_000;

export async function startFleet(folder: string): Promise<Fleet> {
  mkdirSync(folder, { recursive: true });
  const plan = await planPorts();
  const logLines: string[] = [];
  const log = (part: string, line: string): void => void logLines.push(`${part} ${line}`);
  const valkey = member(log, valkeyCommand(plan, folder), `tcp:${plan.redis}`);
  await valkey.start();
  const livekits = plan.livekits.map((ports, index) =>
    member(log, livekitCommand({ ports, index, plan, folder }), `http://127.0.0.1:${ports.port}/`),
  );
  for (const node of livekits) await node.start();
  const rooms = await startRooms(join(folder, "rooms"), operatorOf(plan), {
    publicLivekitUrl: `wss://${lanHost}:${plan.https}/livekit`,
    commandOf: (part, environment) =>
      part === "web"
        ? webCommand(environment)
        : partCommand(part, {
            ...environment,
            ...(part === "transcriber" ? transcriberVariables(plan, 0) : {}),
          }),
  });
  const door = await openFleetDoor({
    folder: join(folder, "door"),
    variables: doorVariables(plan, rooms.settings.ports),
    https: plan.https,
    log: (line) => log("caddy", line),
  });
  const first = (part: "web" | "api" | "worker" | "transcriber"): Member => ({
    name: `${part} 1`,
    kill: () => rooms.stopPart(part, "SIGKILL"),
    drain: () => rooms.stopPart(part),
    start: () => rooms.startPart(part),
  });
  const environment = sharedEnvironment(rooms.settings, rooms.databaseUrl);
  const further = {
    webs: plan.webs.map((port) => {
      const command = webCommand({ ...environment, PORT: String(port) });
      return member(log, command, `http://127.0.0.1:${port}/health`);
    }),
    apis: plan.apis.map((port) => {
      const command = partCommand("api", { ...environment, API_PORT: String(port) });
      return member(log, command, `http://127.0.0.1:${port}/api/health`);
    }),
    workers: plan.workers.map((port) => {
      const command = partCommand("worker", { ...environment, WORKER_PORT: String(port) });
      return member(log, command, `http://127.0.0.1:${port}/ready`);
    }),
    transcribers: plan.transcribers.map((port, index) => {
      const own = { ...transcriberVariables(plan, index + 1), TRANSCRIBER_PORT: String(port) };
      const command = partCommand("transcriber", { ...environment, ...own });
      return member(log, command, `http://127.0.0.1:${port}/health`);
    }),
  };
  const all = Object.values(further).flat();
  for (const one of all) await one.start();
  return {
    ...{ rooms, door, livekits },
    webs: [first("web"), ...further.webs],
    apis: [first("api"), ...further.apis],
    workers: [first("worker"), ...further.workers],
    transcribers: [first("transcriber"), ...further.transcribers],
    async stop() {
      await Promise.all(all.map((one) => one.drain()));
      await rooms.pool.end();
      await rooms.stop();
      await door.stop();
      await Promise.all([...livekits, valkey].map((one) => one.drain()));
    },
  };
}

/** The transcriber that has a session, by the lease in the database. */
export async function transcriberOf({ rooms, transcribers }: Fleet, slug: string): Promise<Member> {
  const { rows } = await rooms.pool.query<{ url: string }>(
    `select l.url from session_leases l join video_sessions v on v.id = l.session_id where v.slug = $1`,
    [slug],
  );
  const number = /transcriber-(\d)/.exec(rows[0]?.url ?? "")?.[1];
  const owner = transcribers[Number(number) - 1];
  if (owner === undefined) throw new Error("No transcriber has the session.");
  return owner;
}

function member(
  log: (part: string, line: string) => void,
  command: PartCommand,
  readyAt: string,
): Member {
  let running: PartProcess | undefined;
  return {
    name: command.part,
    kill: async () => void (await running?.stop("SIGKILL")),
    drain: async () => void (await running?.stop()),
    async start() {
      running = new PartProcess(command, { log });
      const ask = readyAt.startsWith("tcp:") ? () => true : () => answersOk(readyAt);
      await running.untilReady({ ask, timeoutMs: readyWithinMs });
    },
  };
}

async function planPorts(): Promise<Plan> {
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

function operatorOf(plan: Plan): Record<string, string> {
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

function transcriberVariables(plan: Plan, index: number): Record<string, string> {
  const name = `transcriber-${index + 1}`;
  return {
    INSTANCE_ID: name,
    TRANSCRIBER_PUBLIC_URL: `wss://${lanHost}:${plan.https}/api/realtime/${name}`,
  };
}

function doorVariables(plan: Plan, first: FirstPorts): Record<string, string> {
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

function partCommand(part: string, env: NodeJS.ProcessEnv): PartCommand {
  const args = ["--disable-warning=ExperimentalWarning", "dist/main.js"];
  return { part, command: process.execPath, args, cwd: join(apps, part), env };
}

function webCommand(env: NodeJS.ProcessEnv): PartCommand {
  const cwd = join(apps, "web");
  const next = join(cwd, "node_modules", "next", "dist", "bin", "next");
  const args = [next, "start", "--port", env["PORT"] ?? "", "--hostname", "127.0.0.1"];
  return { part: "web", command: process.execPath, args, cwd, env };
}

function valkeyCommand({ redis }: Plan, folder: string): PartCommand {
  const command = findRedis();
  if (command === undefined) throw new Error("There is no Valkey or Redis here.");
  const args = ["--port", String(redis), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  return { part: "valkey", command, args };
}

function livekitCommand({
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
