import { createServer } from "node:http";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import { createTestDatabase } from "@rooms/db/testing";
import { until } from "@rooms/testing/until";
import { AppProcess } from "@rooms/testing/app-process";
import { expect, it, onTestFinished } from "vitest";
import { end, speak } from "./support/spoken-session.ts";
import { createWorld } from "./support/world.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** A store that never answers its first `PUT`, and takes all that come after. */
async function startStore() {
  const puts: string[] = [];
  const server: Server = createServer((request, response) => {
    request.resume();
    if (request.method !== "PUT") return void response.writeHead(204).end();
    puts.push(new URL(request.url ?? "", "http://store").pathname.replace("/rooms/", ""));
    if (puts.length > 1) response.writeHead(200, { etag: '"x"' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { puts, url: `http://127.0.0.1:${address.port}` };
}

it("a worker that is killed while its store hangs is followed by another, within seconds of the end", async () => {
  const { puts, url } = await startStore();
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  const { pool } = database;
  const world = await createWorld(pool);
  const start = (): AppProcess => {
    const app = new AppProcess(main, {
      LIVEKIT_URL: "ws://127.0.0.1:1",
      LIVEKIT_API_KEY: "devkey",
      LIVEKIT_API_SECRET: "a-secret-of-at-least-32-characters",
      WORKER_PORT: "0",
      DATABASE_URL: database.url,
      ...{ BLOB_STORE: "s3", S3_BUCKET: "rooms", S3_ENDPOINT: url },
      ...{ S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" },
    });
    onTestFinished(() => app.kill());
    return app;
  };
  const killed = start();
  await killed.port();
  const { session } = await speak(pool, world, ["One"]);
  const endedAt = performance.now();
  await end(world, session);
  await until("the store is asked", () => puts.length === 1);
  expect(performance.now() - endedAt).toBeLessThan(5_000);
  killed.kill();
  await killed.exit;
  // Instead of waiting for the claim to run out.
  await pool.query("update follow_ups set claimed_until = now()");
  start();
  const found = async () => (await world.deps.store.sessions.find(session.id))?.rawTranscript;
  await until("the document is named", async () => Boolean(await found()));
  expect(await found()).toMatchObject({ url: puts[1], version: 1, segmentCount: 1 });
  const { rows } = await pool.query<{ key: string }>("select key from blob_deletions");
  expect(rows).toEqual([{ key: puts[0] }]);
}, 90_000);
