import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sharedEnvironment } from "@rooms/scripts/stack";
import { PartProcess, type PartCommand } from "@rooms/testing/part-process";
import { answersOk } from "@rooms/testing/until";
import {
  doorVariables,
  livekitCommand,
  operatorOf,
  ownRoot,
  partCommand,
  planPorts,
  transcriberVariables,
  valkeyCommand,
} from "./fleet-plan.ts";
import { openFleetDoor, type FrontDoor } from "./front-door.ts";
import { lanHost, startRooms, type RunningRooms } from "./rooms.ts";

/** One of several processes of a part. */
export interface Member {
  readonly name: string;
  /** Ends it at once, as a machine that fails does. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits until it has handed over what it had. */
  drain(): Promise<void>;
  /** Starts another in its place, at its address; of this version, once `renew` was called. */
  start(): Promise<void>;
  /** Drains it, and starts this version in its place. */
  renew(): Promise<void>;
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
  /** Brings the database to this version's schema. */
  migrate(): Promise<void>;
  stop(): Promise<void>;
}

export interface FleetOptions {
  /** Repository of the version that everything starts with, built; this one's otherwise. */
  from?: string;
}

const readyWithinMs = 90_000;
/** The longest of `terminationGracePeriodSeconds` in the chart. */
const drainWithinMs = 30_000;

export async function startFleet(
  folder: string,
  { from = ownRoot }: FleetOptions = {},
): Promise<Fleet> {
  mkdirSync(folder, { recursive: true });
  const plan = await planPorts();
  const logLines: string[] = [];
  const log = (part: string, line: string): void => {
    logLines.push(`${part} ${line}`);
    if (process.env["ROOMS_E2E_LOG"] !== undefined) process.stdout.write(`${part} ${line}\n`);
  };
  const valkey = member(log, () => valkeyCommand(plan, folder), `tcp:${plan.redis}`);
  await valkey.start();
  const livekits = plan.livekits.map((ports, index) =>
    member(
      log,
      () => livekitCommand({ ports, index, plan, folder }),
      `http://127.0.0.1:${ports.port}/`,
    ),
  );
  for (const node of livekits) await node.start();
  const roots = new Map<string, string>();
  const migrate = async (root: string, databaseUrl: string, role?: string): Promise<void> => {
    const env = { ...process.env, DATABASE_URL: databaseUrl, DATABASE_ROWS_ROLE: role };
    const migration = new PartProcess(partCommand(root, "migrate", env), { log });
    if ((await migration.exit) !== 0) throw new Error(await migration.ended);
  };
  const owner = Promise.withResolvers<{ url: string; role: string | undefined }>();
  const rooms = await startRooms(join(folder, "rooms"), operatorOf(plan), {
    publicLivekitUrl: `wss://${lanHost}:${plan.https}/livekit`,
    commandOf: (part, environment) =>
      partCommand(roots.get(part) ?? from, part, {
        ...environment,
        ...(part === "transcriber" ? transcriberVariables(plan, 0) : {}),
      }),
    prepare: async (url, role) => {
      owner.resolve({ url, role });
      await migrate(from, url, role);
    },
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
    async renew() {
      roots.set(part, ownRoot);
      await this.drain();
      await this.start();
    },
  });
  const environment = sharedEnvironment(rooms.settings, rooms.databaseUrl);
  const another = (part: string, readyAt: string, own: NodeJS.ProcessEnv): Member => {
    const commandOf = (root: string) => partCommand(root, part, { ...environment, ...own });
    return member(log, (isRenewed) => commandOf(isRenewed ? ownRoot : from), readyAt);
  };
  const further = {
    webs: plan.webs.map((port) =>
      another("web", `http://127.0.0.1:${port}/health`, { PORT: String(port) }),
    ),
    apis: plan.apis.map((port) =>
      another("api", `http://127.0.0.1:${port}/api/health`, { API_PORT: String(port) }),
    ),
    workers: plan.workers.map((port) =>
      another("worker", `http://127.0.0.1:${port}/ready`, { WORKER_PORT: String(port) }),
    ),
    transcribers: plan.transcribers.map((port, index) =>
      another("transcriber", `http://127.0.0.1:${port}/health`, {
        ...transcriberVariables(plan, index + 1),
        TRANSCRIBER_PORT: String(port),
      }),
    ),
  };
  const all = Object.values(further).flat();
  for (const one of all) await one.start();
  return {
    ...{ rooms, door, livekits },
    webs: [first("web"), ...further.webs],
    apis: [first("api"), ...further.apis],
    workers: [first("worker"), ...further.workers],
    transcribers: [first("transcriber"), ...further.transcribers],
    async migrate() {
      const { url, role } = await owner.promise;
      await migrate(ownRoot, url, role);
    },
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
  commandOf: (isRenewed: boolean) => PartCommand,
  readyAt: string,
): Member {
  let running: PartProcess | undefined;
  let isRenewed = false;
  return {
    name: commandOf(isRenewed).part,
    kill: async () => void (await running?.stop("SIGKILL")),
    async drain() {
      if (running === undefined) return;
      // As an orchestrator does: what has not ended in time is ended.
      const late = setTimeout(() => running?.signal("SIGKILL"), drainWithinMs);
      await running.stop();
      clearTimeout(late);
    },
    async start() {
      running = new PartProcess(commandOf(isRenewed), { log });
      const ask = readyAt.startsWith("tcp:") ? () => true : () => answersOk(readyAt);
      await running.untilReady({ ask, timeoutMs: readyWithinMs });
    },
    async renew() {
      isRenewed = true;
      await this.drain();
      await this.start();
    },
  };
}
