import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBlobStore } from "@rooms/adapters/blob";
import {
  canRunLiveKit,
  livekitBuildMs,
  livekitKeys,
  LiveKitServer,
} from "@rooms/adapters/livekit/testing";
import { startMailServer } from "@rooms/adapters/mail/testing";
import type { MailServer } from "@rooms/adapters/mail/testing";
import { createBareDatabase, createTestDatabase } from "@rooms/db/testing";
import { spawnS3Server } from "@rooms/scripts/s3-server";
import { freePort } from "@rooms/testing/ports";
import { answersOk } from "@rooms/testing/until";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { checkParts } from "../src/check/check-parts.ts";
import type { Checked } from "../src/check/check-parts.ts";
import { adminWith } from "./support/program.ts";
import type { Place } from "./support/program.ts";

// A port on which no service listens, and which fetch does not block.
const nowhere = "127.0.0.1:2";
let place: Place;
let livekit: LiveKitServer;
let mail: MailServer;
let whole: Record<string, string>;

describe.runIf(canRunLiveKit())("what Rooms needs outside", () => {
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), "rooms-check-"));
    place = { database: await createTestDatabase(), folder };
    livekit = await LiveKitServer.create();
    await livekit.start();
    mail = await startMailServer();
    whole = {
      LIVEKIT_URL: livekit.socketUrl,
      LIVEKIT_API_KEY: livekitKeys.apiKey,
      LIVEKIT_API_SECRET: livekitKeys.apiSecret,
      SMTP_URL: mail.url,
    };
  }, livekitBuildMs);
  afterAll(async () => {
    await mail.stop();
    await livekit.remove();
    await place.database.drop();
    await rm(place.folder, { recursive: true });
  });

  async function check(env: Record<string, string>, at = place) {
    const { stdout, exitCode } = await adminWith({ env: { ...whole, ...env } }, at, "check");
    const { ok, parts } = JSON.parse(stdout) as { ok: boolean; parts: Checked[] };
    expect(exitCode).toBe(ok ? 0 : 1);
    return parts.filter((one) => !one.ok).map(({ part, detail }) => `${part}: ${detail}`);
  }

  it("is found whole", async () => {
    expect(await check({})).toEqual([]);
  });

  it("is told by name where it was taken away: LiveKit and its key", async () => {
    expect(await check({ LIVEKIT_API_SECRET: "another-secret-of-at-least-32-letters" })).toEqual([
      "livekit: it refuses the key, or its clock and ours are far apart (look at LIVEKIT_URL, LIVEKIT_API_KEY)",
    ]);
    expect(await check({ LIVEKIT_URL: `ws://${nowhere}` })).toEqual([
      "livekit: nothing listens there, or a firewall refuses it (look at LIVEKIT_URL, LIVEKIT_API_KEY)",
    ]);
  });

  it("is told by name where it was taken away: the mail server and its password", async () => {
    expect(await check({ SMTP_URL: mail.url.replace("mail-password", "other") })).toEqual([
      "mail: it refuses the name and password (look at SMTP_URL)",
    ]);
    expect(await check({ SMTP_URL: `smtp://${nowhere}` })).toEqual([
      "mail: nothing listens there, or a firewall refuses it (look at SMTP_URL)",
    ]);
  });

  it("is told by name where it was taken away: the store of documents", async () => {
    const file = join(place.folder, "file");
    await writeFile(file, "");
    expect(await check({ BLOB_DIR: join(file, "blobs") })).toEqual([
      expect.stringMatching(/^documents: ENOTDIR: .*look at BLOB_STORE/),
    ]);
    const s3 = { BLOB_STORE: "s3", S3_BUCKET: "rooms", S3_ENDPOINT: `http://${nowhere}` };
    const keys = { S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" };
    expect(await check({ ...s3, ...keys })).toEqual([
      "documents: nothing listens there, or a firewall refuses it (look at BLOB_STORE, BLOB_DIR, S3_…)",
    ]);
  });

  it("is told by name where it was taken away: the bucket", async () => {
    const port = await freePort();
    const server = await spawnS3Server(port, () => undefined);
    onTestFinished(async () => {
      await server.stop("SIGKILL");
    });
    const endpoint = `http://127.0.0.1:${port}`;
    await server.untilReady({ ask: () => answersOk(`${endpoint}/`), timeoutMs: 60_000 });
    const s3 = {
      ...{ BLOB_STORE: "s3", S3_BUCKET: "rooms", S3_ENDPOINT: endpoint, S3_PATH_STYLE: "true" },
      ...{ S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" },
    };
    expect(await check(s3)).toEqual([
      "documents: it has no such bucket (look at BLOB_STORE, BLOB_DIR, S3_…)",
    ]);
    expect((await fetch(`${endpoint}/rooms`, { method: "PUT" })).ok).toBe(true);
    expect(await check(s3)).toEqual([]);
  }, 300_000);

  it("is told by name where it was taken away: the schema, and the database", async () => {
    const database = await createBareDatabase();
    onTestFinished(() => database.drop());
    expect(await check({}, { ...place, database })).toEqual([
      "database: it has no tables yet: run the migrate program (look at DATABASE_URL)",
    ]);
    const { pool } = place.database;
    await pool.query(
      "create table kept as select * from schema_migrations order by name desc limit 1",
    );
    await pool.query("delete from schema_migrations m using kept k where m.name = k.name");
    expect(await check({})).toEqual([
      expect.stringMatching(/^database: the schema is older than this program: \d{4}_\w+\.sql not/),
    ]);
    await pool.query("insert into schema_migrations select * from kept");
    expect(await check({})).toEqual([]);
    const unreachable = await check({ DATABASE_URL: `postgres://rooms:secret@${nowhere}/rooms` });
    expect(unreachable).toEqual([
      expect.stringMatching(/^database: .*look at DATABASE_URL/),
      "clock: not compared: the database does not answer",
    ]);
  });
});

it("a clock that is minutes off is told", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rooms-check-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const checked = await checkParts({
    database: {
      now: async () => new Date(Date.now() - 120_000),
      unapplied: async () => ({ isEmpty: false, names: [] }),
    },
    clock: { now: () => new Date() },
    ids: systemIdSource(),
    rooms: { listOpen: async () => [] },
    blobs: createBlobStore({ kind: "local", directory: folder }),
    checkMail: null,
  });
  expect(checked.filter(({ ok }) => !ok).map(({ detail }) => detail)).toEqual([
    "the database's clock and ours differ by 120 s (look at the clocks of the machines)",
  ]);
});
