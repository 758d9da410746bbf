import { closeCodes } from "@rooms/contracts/realtime";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { until } from "@rooms/domain/testing";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/gladia/server";
import type { GladiaServer } from "@rooms/gladia/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "./support/free-port.ts";
import { openRoom } from "./support/room.ts";
import { startTranscriber } from "./support/transcriber-process.ts";
import type { TranscriberProcess } from "./support/transcriber-process.ts";

const words = ["alpha", "beta", "gamma", "delta"];

let database: TestDatabase;
let gladia: GladiaServer;
let gladiaUrl: string;
const processes: TranscriberProcess[] = [];

async function start(port: number): Promise<TranscriberProcess> {
  const started = await startTranscriber({ databaseUrl: database.url, gladiaUrl, port });
  processes.push(started);
  return started;
}

beforeAll(async () => {
  database = await createTestDatabase();
  gladia = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  gladiaUrl = await gladia.listen({ port: 0 });
});

afterAll(async () => {
  await Promise.all(processes.map((each) => each.end()));
  await gladia.close();
  await database.drop();
});

describe("a session that ends while its transcriber is dead", () => {
  it("gets the words that were not settled from the pages that still have them, then closes them (D13)", async () => {
    const transcriber = await start(await freePort());
    const room = await openRoom(database.pool, transcriber.url, ["ann", "bob"]);
    const [ann, bob] = [room.page(0), room.page(1)];
    const speaking = Promise.all([ann.speak(words), bob.speak(["one", "two"])]);
    await until("half said", () => ann.lines.size > 0);
    transcriber.signal("SIGKILL");
    await transcriber.exited;
    await speaking;
    await room.session.end();
    await start(transcriber.port);
    await until("told that it is over", () =>
      [ann, bob].every(({ closes }) => closes.includes(closeCodes.SESSION_ENDED.code)),
    );
    const rows = await room.session.rows();
    for (const [page, said] of [
      [ann, words],
      [bob, ["one", "two"]],
    ] as const) {
      const own = rows.filter(({ identity }) => identity === page.guest.identity);
      expect(own.flatMap(({ text }) => text.split(" "))).toEqual(said);
      expect(page.unacknowledged).toBe(0);
    }
    expect(await room.session.gaps()).toEqual([]);
    room.pages.forEach((page) => page.leave());
  });
});
