import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { freePort } from "@rooms/testing/ports";
import { startEmbeddedPostgres } from "../src/embedded/index.ts";
import { createMaintenancePool } from "../src/index.ts";
import { grantRows } from "../src/migrate/grant-rows.ts";
import { migrate } from "../src/migrate/migrate.ts";
import type { EmbeddedPostgres } from "../src/embedded/index.ts";

let folder: string;
let running: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rooms-embedded-"));
  await chmod(folder, 0o755);
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, "data"),
    port: await freePort(),
  });
  running.push(server);
  return server;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const pool = createMaintenancePool({ url });
  try {
    return (await pool.query(text)).rows;
  } finally {
    await pool.end();
  }
}

describe("startEmbeddedPostgres", () => {
  it("keeps the data over a stop and a start, and opens no unix socket", async () => {
    const first = await start();
    await query(first.ownerUrl, "create table kept (n int); insert into kept values (7)");
    await first.stop();
    await first.stop();
    const second = await start();
    expect(await query(second.ownerUrl, "select n from kept")).toEqual([{ n: 7 }]);
    expect(await query(second.ownerUrl, "show unix_socket_directories")).toEqual([
      { unix_socket_directories: "" },
    ]);
  }, 30_000);

  it("takes over from a run that was killed while its server still runs", async () => {
    const orphan = await start();
    await query(orphan.ownerUrl, "create table kept (n int); insert into kept values (7)");
    const next = await start();
    expect(await query(next.ownerUrl, "select n from kept")).toEqual([{ n: 7 }]);
  }, 30_000);

  it("starts after its server was killed and the process number in the lock file belongs to another process", async () => {
    const first = await start();
    const lockFile = join(folder, "data", "postmaster.pid");
    const lock = await readFile(lockFile, "utf8");
    await first.stop();
    await writeFile(lockFile, lock.replace(/^\d+/, String(process.pid)));
    const second = await start();
    expect(await query(second.ownerUrl, "select 1 as n")).toEqual([{ n: 1 }]);
  }, 30_000);

  it("refuses a connection without the password, and lets its processes read and write rows only", async () => {
    const server = await start();
    const pool = createMaintenancePool({ url: server.ownerUrl });
    await migrate(pool);
    await grantRows(pool, server.rowsRole);
    await pool.query("create table later (n int)");
    await pool.end();
    const without = new URL(server.ownerUrl);
    without.password = "";
    await expect(query(without.href, "select 1")).rejects.toThrow(/password/);
    expect(await query(server.url, "insert into later values (7) returning n")).toEqual([{ n: 7 }]);
    for (const refused of [
      "create table mine (n int)",
      "drop table later",
      "alter table users add column mine int",
      "truncate transcript_segments",
      "copy later from program 'echo 1'",
      "create role mine",
      "select pg_read_file('PG_VERSION')",
    ]) {
      await expect(query(server.url, refused), refused).rejects.toThrow(/permission|must be owner/);
    }
  }, 30_000);

  it("asks for a password where a folder of an earlier release asked for none, and keeps its rows", async () => {
    const first = await start();
    await query(first.ownerUrl, "create table kept (n int); insert into kept values (7)");
    await first.stop();
    const dataDir = join(folder, "data");
    await rm(join(dataDir, "rooms.passwords"));
    await writeFile(join(dataDir, "pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    const second = await start();
    expect(await query(second.ownerUrl, "select n from kept")).toEqual([{ n: 7 }]);
    await expect(
      query(second.ownerUrl.replace(/:[^:@]+@/, ":wrong-password@"), "select 1"),
    ).rejects.toThrow(/password/);
  }, 30_000);

  it("stops by itself when the process that started it is killed", async () => {
    const port = await freePort();
    const starter = spawn(process.execPath, [
      "--input-type=module",
      "--eval",
      `import { startEmbeddedPostgres } from ${JSON.stringify(new URL("../src/embedded/start.ts", import.meta.url).href)};
       const server = await startEmbeddedPostgres(${JSON.stringify({ dataDir: join(folder, "data"), port })});
       process.stdout.write(server.ownerUrl + "\\n");
       setInterval(() => undefined, 1000);`,
    ]);
    const said: unknown[] = await once(starter.stdout, "data");
    const url = String(said[0]).trim();
    expect(await query(url, "select 1 as n")).toEqual([{ n: 1 }]);
    starter.kill("SIGKILL");
    await vi.waitFor(
      async () => {
        await expect(query(url, "select 1")).rejects.toThrow();
      },
      { timeout: 10_000, interval: 100 },
    );
    // It writes its last files after it refuses connections; the lock file goes at the very end.
    const lockFile = join(folder, "data", "postmaster.pid");
    await vi.waitFor(() => expect(existsSync(lockFile)).toBe(false), { timeout: 10_000 });
  }, 30_000);
});
