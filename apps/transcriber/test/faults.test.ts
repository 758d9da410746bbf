import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { until } from "@rooms/testing/until";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import type { GladiaServer } from "@rooms/speech-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectDelivered } from "./support/expect-delivered.ts";
import { freePort } from "@rooms/testing/ports";
import { openRoom } from "./support/room.ts";
import { startTranscriber } from "./support/transcriber-process.ts";
import type { TranscriberProcess } from "./support/transcriber-process.ts";

const words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"];
const more = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

/** Pages of these tests try again every 100 ms, and connecting takes them a while on a busy machine. */
const reconnectMs = 1_000;

let database: TestDatabase;
const processes: TranscriberProcess[] = [];
const servers: GladiaServer[] = [];

async function startEngine(port = 0): Promise<{ engine: GladiaServer; url: string }> {
  const engine = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  servers.push(engine);
  return { engine, url: await engine.listen({ port }) };
}

async function start(gladiaUrl: string, port?: number): Promise<TranscriberProcess> {
  const options = { databaseUrl: database.url, gladiaUrl, ...(port === undefined ? {} : { port }) };
  const started = await startTranscriber(options);
  processes.push(started);
  return started;
}

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await Promise.all(processes.map((each) => each.end()));
  await Promise.all(servers.map((each) => each.close()));
  await database.drop();
});

describe.concurrent("faults, with real processes", () => {
  it("loses and doubles no word when the transcriber is killed and started again", async () => {
    const { url } = await startEngine();
    const transcriber = await start(url, await freePort());
    const room = await openRoom(database.pool, transcriber.url, ["ann", "bob"]);
    const [ann, bob] = [room.page(0), room.page(1)];
    const speaking = Promise.all([ann.speak(words, { gapMs: 400 }), bob.speak(more)]);
    await until("something stored", async () => (await room.session.rows()).length > 0);
    transcriber.signal("SIGKILL");
    await transcriber.exited;
    await start(url, transcriber.port);
    await speaking;
    await expectDelivered(room.session, room.pages, [
      { page: ann, words },
      { page: bob, words: more },
    ]);
  });

  it("is taken over by a second instance within five seconds of a kill, and loses nothing", async () => {
    const { url } = await startEngine();
    const [first, second] = await Promise.all([start(url), start(url)]);
    const room = await openRoom(database.pool, first.url, ["ann", "bob"]);
    const [ann, bob] = [room.page(0), room.page(1)];
    const speaking = Promise.all([ann.speak(words, { gapMs: 300 }), bob.speak(more)]);
    await until("something stored", async () => (await room.session.rows()).length > 0);
    first.signal("SIGKILL");
    const killedAt = performance.now();
    await first.exited;
    for (const page of room.pages) page.keepTo(second.url);
    await until("taken over", () => room.pages.every(({ epoch }) => epoch === 2));
    expect(performance.now() - killedAt).toBeLessThan(5_000 + reconnectMs);
    await speaking;
    await expectDelivered(room.session, room.pages, [
      { page: ann, words },
      { page: bob, words: more },
    ]);
  });

  it("loses nothing of four sessions while two instances are restarted one after the other", async () => {
    const { url } = await startEngine();
    const instances = [await start(url), await start(url)];
    const rooms = await Promise.all(
      [0, 1, 2, 3].map((index) =>
        openRoom(database.pool, instances[index % 2]?.url ?? "", ["ann", "bob"]),
      ),
    );
    const talking = rooms.map(async (room) => {
      for (let turn = 0; turn < 3; turn += 1) {
        await Promise.all([room.page(0).speak(words), room.page(1).speak(more)]);
      }
    });
    for (const index of [0, 1]) {
      const old = instances[index];
      const heard = () => rooms.every(({ pages }) => pages.every(({ lines }) => lines.size > 0));
      const seen = () => rooms.map(({ pages }) => pages.map((page) => page.lines.size));
      await until("every page is heard", heard, { seen });
      const other = instances[1 - index]?.url ?? "";
      for (const { pages } of rooms) {
        for (const page of pages) if (page.url === old?.url) page.afterClose = other;
      }
      old?.signal("SIGTERM");
      expect(await old?.exited).toBe(0);
      instances[index] = await start(url);
    }
    await Promise.all(talking);
    const thrice = (said: readonly string[]) => [...said, ...said, ...said];
    for (const room of rooms) {
      await expectDelivered(room.session, room.pages, [
        { page: room.page(0), words: thrice(words) },
        { page: room.page(1), words: thrice(more) },
      ]);
    }
  });

  it("hands over in order when it is asked to stop, and the next one goes on", async () => {
    const { url } = await startEngine();
    const [first, second] = await Promise.all([start(url), start(url)]);
    const room = await openRoom(database.pool, first.url, ["ann"]);
    const ann = room.page(0);
    const speaking = ann.speak([...words, ...more]);
    await until("half said", () => ann.lines.size > 0);
    first.signal("SIGTERM");
    await until("told", () => ann.closes.includes(1012));
    ann.url = second.url;
    expect(await first.exited).toBe(0);
    await speaking;
    await expectDelivered(room.session, room.pages, [{ page: ann, words: [...words, ...more] }]);
  });

  it("hears unsettled audio again when the engine's sockets are cut and the engine is started anew", async () => {
    const { engine, url } = await startEngine(await freePort());
    const transcriber = await start(url);
    const room = await openRoom(database.pool, transcriber.url, ["ann", "bob"]);
    const [ann, bob] = [room.page(0), room.page(1)];
    const speaking = Promise.all([ann.speak(words), bob.speak(more, { gapMs: 350 })]);
    await until("half said", () => ann.lines.size > 0);
    engine.faults.cut();
    await until("said on", () => bob.lines.size > 0);
    await engine.close();
    await until("people are told", () => ann.state === "degraded");
    await startEngine(Number(new URL(url).port));
    await speaking;
    await expectDelivered(room.session, room.pages, [
      { page: ann, words },
      { page: bob, words: more },
    ]);
  });

  it("lets an owner that was stopped and woke up again write nothing", async () => {
    const { url } = await startEngine();
    const [zombie, successor] = await Promise.all([start(url), start(url)]);
    const room = await openRoom(database.pool, zombie.url, ["ann"]);
    const ann = room.page(0);
    const speaking = ann.speak([...words, ...more]);
    await until("half said", () => ann.lines.size > 0);
    zombie.signal("SIGSTOP");
    ann.url = successor.url;
    // Until the lease runs out the successor sends the page back to the stopped owner, which does not answer.
    while (ann.epoch < 2) {
      ann.cut(0);
      await until("an answer", () => ann.connected || ann.url !== successor.url, {
        withinMs: 5_000,
      });
      ann.url = successor.url;
    }
    zombie.signal("SIGCONT");
    await speaking;
    await expectDelivered(room.session, room.pages, [{ page: ann, words: [...words, ...more] }]);
    await until("the zombie lets go", async () => {
      const { body } = await zombie.get("/metrics");
      return /^rooms_transcriber_sessions\{[^}]*\} 0$/m.test(body);
    });
  });
});
