import { createMaintenancePool, type Pool } from "@rooms/db";
import {
  decideSettings,
  prepareDatabase,
  readOperatorSettings,
  requireBuilds,
  startStack,
  type LineSink,
  type Stack,
  type StackOptions,
} from "@rooms/scripts/stack";

export interface RunningRooms extends Stack {
  pool: Pool;
  /** The log of all parts, for tests that look for what must not stand there. */
  logLines: string[];
}

/** A name of this machine that browsers do not take for it: pages that it leads to without https are no secure ones. */
export const lanHost = "rooms.lan";

export interface RoomsOptions {
  /** Where browsers find LiveKit, when a proxy stands before it. */
  publicLivekitUrl?: string;
  /** Runs a part out of its image. */
  commandOf?: StackOptions["commandOf"];
  /** Brings a new database up to date; in this process, unless said otherwise. */
  prepare?: StackOptions["prepareDatabase"];
}

/** A whole Rooms on free ports, built for production, with an empty database in `stateDir`; `more` is set as an operator would. */
export async function startRooms(
  stateDir: string,
  more: Record<string, string> = {},
  { publicLivekitUrl, commandOf, prepare = prepareWithoutDemo }: RoomsOptions = {},
): Promise<RunningRooms> {
  // What runs out of an image is not built here.
  if (commandOf === undefined) requireBuilds();
  const logLines: string[] = [];
  const log: LineSink = (part, line) => {
    logLines.push(`${part} ${line}`);
    if (process.env["ROOMS_E2E_LOG"] !== undefined) process.stdout.write(`${part} ${line}\n`);
  };
  // Playwright numbers the workers that run side by side.
  const portOf = (wanted: number): string =>
    String(wanted + 200 * Number(process.env["TEST_PARALLEL_INDEX"] ?? 0));
  const operator = {
    ...readOperatorSettings(),
    PORT: portOf(3900),
    API_PORT: portOf(7950),
    TRANSCRIBER_PORT: portOf(7960),
    SPEECH_PORT: portOf(7970),
    WORKER_PORT: portOf(7990),
    LIVEKIT_PORT: portOf(7980),
    LIVEKIT_UDP_PORT: portOf(7982),
    POSTGRES_PORT: portOf(54429),
    AUTH_LOCAL: "1",
    RATE_LIMIT_SCALE: "50",
    ...more,
  };
  const decided = await decideSettings("production", stateDir, operator, log);
  // People on the same network come by the machine's name, without https.
  const own = ["localhost", "127.0.0.1", lanHost].map(
    (host) => `http://${host}:${decided.ports.web}`,
  );
  const settings = {
    ...decided,
    ...(publicLivekitUrl === undefined ? {} : { publicLivekitUrl }),
    operator: { ALLOWED_ORIGINS: own.join(","), ...decided.operator },
  };
  const stack = await startStack({
    settings,
    ...(commandOf === undefined ? {} : { commandOf }),
    log,
    onCrash: (how) => logLines.push(`CRASHED ${how}`),
    signal: AbortSignal.timeout(3_600_000),
    prepareDatabase: prepare,
  });
  const pool = createMaintenancePool({ url: stack.databaseUrl, connectionsMax: 2 });
  return Object.assign(stack, { pool, logLines });
}

async function prepareWithoutDemo(url: string, rowsRole?: string): Promise<void> {
  await prepareDatabase(url, { demo: false, rowsRole });
}
