import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { until } from "@rooms/testing/until";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import type { GladiaServer } from "@rooms/speech-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expectDelivered } from "./support/expect-delivered.ts";
import { openRoom } from "./support/room.ts";
import { startTranscriber } from "./support/transcriber-process.ts";
import type { TranscriberProcess } from "./support/transcriber-process.ts";

let database: TestDatabase;
let gladia: GladiaServer;
let transcriber: TranscriberProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query(`
    create function refuse_poison() returns trigger language plpgsql as $$
      begin
        if new.text like '%poison%' then raise check_violation; end if;
        return new;
      end
    $$;
    create trigger refuse_poison before insert on transcript_segments
      for each row execute function refuse_poison();
  `);
  gladia = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  const gladiaUrl = await gladia.listen({ port: 0 });
  transcriber = await startTranscriber({ databaseUrl: database.url, gladiaUrl });
});

afterAll(async () => {
  await transcriber.end();
  await gladia.close();
  await database.drop();
});

it("stores every speaker's words around a line that the database refuses, which becomes a gap", async () => {
  const open = (names: readonly string[]) => openRoom(database.pool, transcriber.url, names);
  const [sick, sound] = await Promise.all([open(["ann", "bob"]), open(["cid"])]);
  const [ann, cid] = [sick.page(0), sound.page(0)];
  const elsewhere = cid.speak(["one", "two", "three"]);
  await ann.speak(["alpha", "beta"]);
  await ann.speak(["poison"]);
  await ann.speak(["gamma", "delta"]);
  await elsewhere;
  await expectDelivered(sound.session, sound.pages, [
    { page: cid, words: ["one", "two", "three"] },
  ]);
  await until("the rest is stored", async () => (await sick.session.rows()).length === 2, {
    seen: () => transcriber.log(),
  });
  const rows = await sick.session.rows();
  expect(rows.map(({ seq, text }) => `${seq} ${text}`)).toEqual(["1 alpha beta", "2 gamma delta"]);
  expect(await sick.session.gaps()).toEqual([{ reason: "not-storable" }]);
  await until("all audio is acknowledged", () => ann.unacknowledged === 0);
  await until("the listener has it", () => sick.page(1).stored().length === 2);
  const { body } = await transcriber.get("/metrics");
  expect(body).toMatch(/rooms_transcriber_refused_rows_total\{[^}]*code="23514"[^}]*\} 1/);
  expect(transcriber.log()).not.toContain("poison");
});
