import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import type { GladiaServer } from "@rooms/speech-server";
import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expectDelivered } from "./support/expect-delivered.ts";
import { openRoom } from "./support/room.ts";
import { startTranscriber } from "./support/transcriber-process.ts";
import type { TranscriberProcess } from "./support/transcriber-process.ts";

let database: TestDatabase;
let engine: GladiaServer;
let transcriber: TranscriberProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  engine = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  const gladiaUrl = await engine.listen({ port: 0 });
  transcriber = await startTranscriber({ databaseUrl: database.url, gladiaUrl });
});

afterAll(async () => {
  await transcriber.end();
  await engine.close();
  await database.drop();
});

it("hosts change what is spoken amid a sentence, and every word of it is there once", async () => {
  const room = await openRoom(database.pool, transcriber.url, ["ann", "bob"]);
  const [ann, bob] = [room.page(0), room.page(1)];
  const said = Array.from({ length: 16 }, (_, index) => `w${index}`);
  const answer = ["one", "two", "three"];
  const speaking = ann.speak(said, { gapMs: 160 });
  await until("half said", () => ann.lines.size > 0);
  await room.session.setLanguages(["ru", "en"]);
  await until("all pages told", () =>
    room.pages.every((page) => page.languages.join() === "ru,en"),
  );
  await Promise.all([speaking, bob.speak(answer)]);
  await expectDelivered(room.session, room.pages, [
    { page: ann, words: said },
    { page: bob, words: answer },
  ]);
  const settings = engine.sessions().map((session) => session.settings.language_config);
  expect(settings[0]).toEqual({ languages: ["en"], code_switching: false });
  expect(settings.at(-1)).toEqual({ languages: ["ru", "en"], code_switching: true });
});
