import { connect } from "node:net";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { createLogger } from "@rooms/service-kit/observability";
import { logOnly } from "@rooms/service-kit/observe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compose } from "../../src/compose.ts";
import type { Api } from "../../src/compose.ts";
import { startServer } from "../../src/server.ts";
import type { RunningServer } from "../../src/server.ts";
import { testEnv } from "../support/test-api.ts";

let database: TestDatabase;
let api: Api;
let server: RunningServer;
beforeAll(async () => {
  database = await createTestDatabase();
  const env = testEnv({ DATABASE_URL: database.url });
  api = compose(env, logOnly(createLogger({ name: "api", level: "silent" })));
  const patient = { headersMs: 300, requestMs: 600 };
  server = await startServer(api.app, { host: "127.0.0.1", port: 0, patient });
});
afterAll(async () => {
  await server.stop(0);
  await api.close();
  await database.drop();
});

/** What the server says to bytes that are sent and then never finished, until it hangs up. */
async function saidTo(bytes: string): Promise<string> {
  const socket = connect(server.port, "127.0.0.1");
  socket.write(bytes);
  let said = "";
  socket.on("data", (chunk: Buffer) => (said += chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    socket.once("close", () => resolve());
    socket.once("error", reject);
    socket.setTimeout(10_000, () => {
      socket.destroy();
      reject(new Error("The server still holds the connection."));
    });
  });
  return said;
}

const head = "POST /api/sessions HTTP/1.1\r\nhost: rooms\r\norigin: http://localhost:3000\r\n";

describe("a connection that is held for nothing", () => {
  it.each([
    ["headers that never end", `${head}x-slow: `],
    [
      "a body that never comes",
      `${head}content-type: application/json\r\ncontent-length: 9\r\n\r\n{`,
    ],
  ])("is ended: %s", async (_, bytes) => {
    expect(await saidTo(bytes)).toMatch(/^(HTTP\/1\.1 4(08|01)|$)/);
  });

  it("takes no flood of headers", async () => {
    const flood = Array.from({ length: 2_000 }, (_, index) => `x-${index}: ${"y".repeat(20)}\r\n`);
    expect(await saidTo(`${head}${flood.join("")}\r\n`)).toMatch(/^HTTP\/1\.1 431/);
  });

  it("does not keep others waiting", async () => {
    const slow = saidTo(`${head}x-slow: `);
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/health`);
    expect(answer.status).toBe(200);
    await slow;
  });
});
