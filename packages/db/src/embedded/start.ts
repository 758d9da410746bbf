import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chmod, stat } from "node:fs/promises";
import { join } from "node:path";
import { Socket } from "node:net";
import { promisify } from "node:util";
import { appRole, databaseName, ownerRole, secureAccess } from "./access.ts";
import { clearLeftover, runningServer, stopServer } from "./leftover.ts";
import { settlePlace } from "./place.ts";
import type { Place } from "./place.ts";

export interface EmbeddedPostgresOptions {
  /** Kept between runs; made when missing. */
  dataDir: string;
  /** TCP port on 127.0.0.1. */
  port: number;
  /** Further server settings, `name=value`. */
  settings?: readonly string[];
  /** Receives the server's own log lines. */
  log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection string of the database `rooms` for the processes: a role that reads and writes rows, once `migrate` and `grantRows` have run. */
  url: string;
  /** The same database as its superuser: for migrations and tests. */
  ownerUrl: string;
  /** The role of `url`. */
  rowsRole: string;
  /** Stops the server and waits for it. Idempotent. */
  stop: () => Promise<void>;
}

const run = promisify(execFile);
const startDeadlineMs = 30_000;
const readyLine = "database system is ready to accept connections";

/**
 * Starts PostgreSQL from the binaries of the npm package, in its own process group, so that Ctrl-C reaches our
 * processes first. It listens on loopback; every connection needs a password (scram), which is made once and kept in
 * the data folder. Survives an unclean stop of the run before. Throws with the server's last lines when it does not
 * come up.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const place = await settlePlace(options.dataDir);
  await clearLeftover(place.dataDir);
  await initialise(place);
  const passwords = await secureAccess(place);
  const server = spawnServer(place, options);
  await untilReady(server, options.log);
  let stopping: Promise<void> | undefined;
  return {
    url: urlOf(appRole, passwords.app, options.port),
    ownerUrl: urlOf(ownerRole, passwords.owner, options.port),
    rowsRole: appRole,
    stop: () => (stopping ??= stopChild(server)),
  };
}

/** The address of the server that another process started on this folder, as its superuser; null where none runs. */
export async function findEmbeddedPostgres(dataDir: string): Promise<string | null> {
  const place = await settlePlace(dataDir);
  const running = await runningServer(place.dataDir);
  if (!running) return null;
  const { owner } = await secureAccess(place);
  return urlOf(ownerRole, owner, running.port);
}

function urlOf(role: string, password: string, port: number): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${databaseName}`;
}

async function initialise({ account, binDirectory, dataDir }: Place): Promise<void> {
  await chmod(binDirectory, 0o755).catch(() => undefined);
  if (await stat(join(dataDir, "PG_VERSION")).catch(() => null)) return;
  await run(
    join(binDirectory, "initdb"),
    [
      `--pgdata=${dataDir}`,
      `--username=${ownerRole}`,
      // The cluster takes no connection until secureAccess writes the rules.
      "--auth=reject",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ],
    { ...account, cwd: "/" },
  );
}

/*
 * The shell leaves behind a watcher that reads our end of a pipe and becomes the server itself. However we die, SIGKILL
 * included, the pipe closes and the watcher asks the server to stop. It is orphaned on purpose: the server must not find
 * a child it did not start.
 */
const launch = `
exec 3<&0 </dev/null
server=$$
( ( cat <&3 >/dev/null; kill -INT "$server" ) >/dev/null 2>&1 & )
exec 3<&-
exec "$@"
`;

function spawnServer(place: Place, { port, settings = [] }: EmbeddedPostgresOptions): ChildProcess {
  const all = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    `port=${port}`,
    ...settings,
  ];
  const command = [join(place.binDirectory, "postgres"), "-D", place.dataDir];
  return spawn(
    "/bin/sh",
    ["-c", launch, "sh", ...command, ...all.flatMap((setting) => ["-c", setting])],
    { ...place.account, cwd: "/", detached: true, stdio: ["pipe", "ignore", "pipe"] },
  );
}

async function untilReady(server: ChildProcess, log?: (line: string) => void): Promise<void> {
  let words = "";
  await new Promise<void>((ready, fail) => {
    const timer = setTimeout(
      () => fail(new Error(`PostgreSQL did not start in time:\n${words}`)),
      startDeadlineMs,
    );
    server.once("error", fail);
    server.once("exit", () => {
      clearTimeout(timer);
      fail(new Error(`PostgreSQL stopped while starting:\n${words}`));
    });
    server.stderr?.on("data", (chunk: Buffer) => {
      const text = chunk.toString();
      log?.(text.trimEnd());
      if (words.length < 4000) words += text;
      if (!text.includes(readyLine)) return;
      clearTimeout(timer);
      ready();
    });
  });
  // A caller that forgets to stop it must not hang on it: it stops by itself when the caller is gone.
  server.unref();
  for (const pipe of [server.stdin, server.stderr]) if (pipe instanceof Socket) pipe.unref();
}

async function stopChild(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((done) => server.once("exit", () => done()));
  server.ref();
  await stopServer(server.pid);
  await gone;
  server.stdin?.destroy();
}
