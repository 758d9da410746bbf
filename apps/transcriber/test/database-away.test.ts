import { mkdtemp, rm, chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPool, migrate } from "@rooms/db";
import { startEmbeddedPostgres } from "@rooms/db/embedded";
import type { EmbeddedPostgres } from "@rooms/db/embedded";
import { until } from "@rooms/testing/until";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import { expect, it } from "vitest";
import { expectDelivered } from "./support/expect-delivered.ts";
import { freePort } from "@rooms/testing/ports";
import { openRoom } from "./support/room.ts";
import { startTranscriber } from "./support/transcriber-process.ts";

const words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"];
const more = ["one", "two", "three"];

it("shows words while the database is away, acknowledges none of them, and stores them when it is back", async () => {
  const folder = await mkdtemp(join(tmpdir(), "rooms-transcriber-db-"));
  await chmod(folder, 0o755);
  const cluster = {
    dataDir: join(folder, "data"),
    port: await freePort(),
    settings: ["fsync=off"],
  };
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres(cluster);
  const pool = createPool({ url: postgres.ownerUrl, onIdleError: () => undefined });
  await migrate(pool);
  const gladia = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  const gladiaUrl = await gladia.listen({ port: 0 });
  const transcriber = await startTranscriber({ databaseUrl: postgres.ownerUrl, gladiaUrl });
  try {
    const room = await openRoom(pool, transcriber.url, ["ann", "bob"]);
    const [ann, bob] = [room.page(0), room.page(1)];
    await ann.speak(words);
    await until("stored", () => bob.stored().length > 0);
    await postgres.stop();
    const ackedSeq = ann.ackedSeq;
    await bob.speak(more);
    await until("people are told", () => ann.state === "degraded");
    await until("shown without a number", () =>
      [...ann.lines.values()].some(({ final, seq }) => final && seq === null),
    );
    expect(ann.ackedSeq).toBe(ackedSeq);
    expect(bob.ackedSeq).toBe(0);
    postgres = await startEmbeddedPostgres(cluster);
    await expectDelivered(room.session, room.pages, [
      { page: ann, words },
      { page: bob, words: more },
    ]);
    await until("people are told", () => ann.state === "on");
  } finally {
    await transcriber.end();
    await gladia.close();
    await pool.end();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
