import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { createLogger } from "@rooms/service-kit/observability";
import { logOnly } from "@rooms/service-kit/observe";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import type { GladiaServer } from "@rooms/speech-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { composeTranscriber } from "../src/compose.ts";
import type { Transcriber } from "../src/compose.ts";
import { readEnv } from "../src/env.ts";
import { expectDelivered } from "./support/expect-delivered.ts";
import { openRoom } from "./support/room.ts";
import { ticketSecret } from "./support/transcriber-process.ts";

/** Gladia's three hours, scaled to seconds. */
const sessionDurationMaxS = 5;
const settings = { laneRetireMs: 2_000, laneLifeMsMax: 4_000 };

let database: TestDatabase;
let gladia: GladiaServer;
let transcriber: Transcriber;
let url: string;

beforeAll(async () => {
  database = await createTestDatabase();
  gladia = createGladiaServer({
    recogniser: createUnrecognisedRecogniser(),
    switches: { sessionDurationMaxS },
  });
  const read = readEnv({
    TRANSCRIBER_PORT: "0",
    DATABASE_URL: database.url,
    REALTIME_TICKET_SECRET: ticketSecret,
    GLADIA_URL: await gladia.listen({ port: 0 }),
    LANES: "1",
  });
  if (!read.ok) throw new Error(read.problems.join(" "));
  const logger = createLogger({ name: "transcriber", level: "silent" });
  transcriber = composeTranscriber(read.env, logOnly(logger), settings);
  url = `ws://127.0.0.1:${await transcriber.start()}`;
});

afterAll(async () => {
  await transcriber.stop();
  await gladia.close();
  await database.drop();
});

it("replaces its streams before the vendor ends them, in a pause of a speaker who goes on, and loses nothing", async () => {
  const room = await openRoom(database.pool, url, ["ann"]);
  const ann = room.page(0);
  const words = Array.from({ length: 16 }, (_, index) => `w${index}`);
  // As in speech, there is a pause to cut at now and then.
  await ann.speak(words, { gapMs: 160 });
  await expectDelivered(room.session, room.pages, [{ page: ann, words }]);
  const sessions = gladia.sessions();
  expect(sessions.length).toBeGreaterThanOrEqual(2);
  for (const { heardBytes } of sessions) {
    expect(heardBytes / 32_000).toBeLessThan(sessionDurationMaxS);
  }
});
