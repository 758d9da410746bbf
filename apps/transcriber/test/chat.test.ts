import { createRepositories } from "@rooms/db";
import { createTestDatabase } from "@rooms/db/testing";
import type { TestDatabase } from "@rooms/db/testing";
import { chatMessageId, sessionId, spaceId } from "@rooms/domain/shared/ids";
import { chatLimits } from "@rooms/domain/vocabulary/chat";
import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import type { GladiaServer } from "@rooms/speech-server";
import { until } from "@rooms/testing/until";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ChatPage } from "./support/chat-page.ts";
import type { LiveSession } from "./support/live-session.ts";
import { Page } from "./support/page.ts";
import { openRoom } from "./support/room.ts";
import { startTranscriber } from "./support/transcriber-process.ts";
import type { TranscriberProcess } from "./support/transcriber-process.ts";

let database: TestDatabase;
let gladia: GladiaServer;
let transcriber: TranscriberProcess;

beforeAll(async () => {
  database = await createTestDatabase();
  gladia = createGladiaServer({ recogniser: createUnrecognisedRecogniser() });
  const gladiaUrl = await gladia.listen({ port: 0 });
  transcriber = await startTranscriber({ databaseUrl: database.url, gladiaUrl });
});

afterAll(async () => {
  // No word that was written stands in a log line.
  expect(transcriber.log()).not.toContain("marmalade");
  await transcriber.end();
  await gladia.close();
  await database.drop();
});

async function chatRoom(names: readonly string[]) {
  const { session, pages, page } = await openRoom(database.pool, transcriber.url, names);
  const chats = pages.map((one) => new ChatPage(one).follow());
  await until("the chat", () => chats.every(({ caughtUpTo }) => caughtUpTo !== undefined));
  const chat = (index: number): ChatPage => {
    const found = chats[index];
    if (found === undefined) throw new RangeError(`no chat ${index}`);
    return found;
  };
  return { session, page, chat };
}

const setting = (session: LiveSession, sql: string) =>
  database.pool.query(`update video_sessions set ${sql} where id = $1`, [session.id]);

const spaceOf = async ({ id }: LiveSession) => {
  const sql = "select space_id as id from video_sessions where id = $1";
  const { rows } = await database.pool.query<{ id: string }>(sql, [id]);
  return spaceId(rows[0]?.id ?? "");
};

async function remove(session: LiveSession, id: string): Promise<void> {
  const { chat } = createRepositories(database.pool);
  const deletion = { id: chatMessageId(id), by: null, at: new Date() };
  await chat.delete(await spaceOf(session), sessionId(session.id), deletion);
}

describe.concurrent("the chat, with real processes", () => {
  it("brings a message to all in the room, in the order of sending, its author included", async () => {
    const { chat } = await chatRoom(["ann", "bob"]);
    chat(0).send("ann-00001", "marmalade\r\nfor all");
    chat(0).send("ann-00002", "שלום <b>👋🏽</b>");
    await Promise.all([chat(0).received(2), chat(1).received(2)]);
    const [first] = chat(1).entries;
    expect(chat(1).texts).toEqual(["marmalade\nfor all", "שלום <b>👋🏽</b>"]);
    expect(chat(0).entries).toEqual(chat(1).entries);
    expect(first).toMatchObject({ messageId: "ann-00001", seq: 1, revision: 1, outside: "guest" });
    expect(first?.participantName).toBe("ann");
  });

  it("stores what is sent again under its id once, and tells its author so", async () => {
    const { session, page, chat } = await chatRoom(["ann", "bob"]);
    chat(0).send("again-001", "marmalade");
    await chat(1).received(1);
    page(0).cut(0);
    await until("the page to be back", () => page(0).connected);
    chat(0).follow(1).send("again-001", "marmalade");
    chat(0).send("again-002", "the end");
    await chat(1).received(2);
    await until("the answer", () => chat(0).entries.filter(({ seq }) => seq === 1).length === 2);
    expect(chat(1).texts).toEqual(["marmalade", "the end"]);
    const { rows } = await database.pool.query<{ text: string }>(
      "select text from chat_messages where session_id = $1 order by seq",
      [session.id],
    );
    expect(rows.map(({ text }) => text)).toEqual(["marmalade", "the end"]);
  });

  it("keeps the id of one author from hiding another's message", async () => {
    const { chat } = await chatRoom(["ann", "bob"]);
    chat(0).send("same-0001", "marmalade");
    await chat(1).received(1);
    chat(1).send("same-0001", "butter");
    await chat(0).received(2);
    expect(chat(0).texts).toEqual(["marmalade", "butter"]);
  });

  it("sends a page that comes back what it missed, deletions too", async () => {
    const { session, page, chat } = await chatRoom(["ann", "bob"]);
    chat(0).send("miss-0001", "marmalade");
    const [first] = await chat(1).received(1);
    page(1).cut(1_500);
    chat(0).send("miss-0002", "butter");
    await chat(0).received(2);
    await remove(session, first?.id ?? "");
    await until("the page to be back", () => page(1).connected);
    chat(1).follow(first?.revision);
    await until("the deletion", () => chat(1).texts.includes(null));
    expect(chat(1).texts).toEqual(["marmalade", "butter", null]);
    expect(chat(1).entries.at(-1)).toMatchObject({ id: first?.id, seq: 1, revision: 3 });
    // No copy of the text is left.
    const { rows } = await database.pool.query<{ text: string }>(
      "select text from chat_messages where session_id = $1 order by seq",
      [session.id],
    );
    expect(rows.map(({ text }) => text)).toEqual(["", "butter"]);
  });

  it("keeps what was written before from a guest who reads from their joining, until a host opens the past", async () => {
    const { session, chat } = await chatRoom(["ann"]);
    chat(0).send("past-0001", "marmalade");
    await chat(0).received(1);
    const page = await new Page(await session.latecomer("gus"), transcriber.url).join();
    const gus = new ChatPage(page).follow();
    await until("to be up to date", () => gus.caughtUpTo === 1);
    expect(gus.texts).toEqual([]);
    chat(0).send("past-0002", "butter");
    await gus.received(1);
    expect(gus.texts).toEqual(["butter"]);
    await session.openPast();
    await gus.received(2);
    expect(gus.texts).toEqual(["butter", "marmalade"]);
  });

  it("refuses by code what is empty, too long, or too fast, and takes the rest", async () => {
    const { chat } = await chatRoom(["ann", "bob"]);
    chat(0).send("empty-001", " \u200b\n ");
    chat(0).send("long-0001", "x".repeat(chatLimits.textLengthMax + 1));
    expect((await chat(0).refused("empty-001")).code).toBe("CHAT_EMPTY");
    expect((await chat(0).refused("long-0001")).code).toBe("CHAT_TOO_LONG");
    const texts = Array.from({ length: chatLimits.burstOfOne + 1 }, (_, n) => `line ${n}`);
    for (const [n, text] of texts.entries()) chat(0).send(`burst-${100 + n}`, text);
    const refused = await chat(0).refused(`burst-${100 + chatLimits.burstOfOne}`);
    expect(refused.code).toBe("CHAT_TOO_FAST");
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    await chat(1).received(chatLimits.burstOfOne);
    expect(chat(1).texts).toEqual(texts.slice(0, -1));
  });

  it("is off where the hosts or the space say so, and tells the room when that changes", async () => {
    const { session, page, chat } = await chatRoom(["ann"]);
    const state = () => page(0).messages.findLast((one) => one.type === "chat-state");
    await setting(session, "chat_on = false");
    await until("to be told", () => state()?.on === false);
    chat(0).send("off-00001", "marmalade");
    expect(await chat(0).refused("off-00001")).not.toHaveProperty("retryAfterMs");
    await setting(session, "chat_on = true");
    await until("to be told", () => state()?.on === true);
    await database.pool.query("update spaces set chat_allowed = false where id = $1", [
      await spaceOf(session),
    ]);
    await until("to be told", () => state()?.on === false);
    const late = await new Page(await session.guest("bob"), transcriber.url).join();
    const welcome = late.messages.find((one) => one.type === "welcome");
    expect(welcome?.chat).toEqual({ on: false });
  });

  it("brings 10,000 messages to a page that joins, once each and in order", async () => {
    const { session, page } = await chatRoom(["ann"]);
    await database.pool.query(
      `with numbered as (update video_sessions set chat_revision = 10000 where id = $1 returning space_id)
       insert into chat_messages
         (id, session_id, space_id, participant_id, message_id, seq, revision, text, author_name, sent_at, sent_at_ms)
       select gen_random_uuid(), $1, space_id, $2, 'bulk-' || n, n, n, 'line ' || n, 'ann', now(), n
       from numbered, generate_series(1, 10000) n`,
      [session.id, page(0).guest.participantId],
    );
    const late = await new Page(await session.guest("bob"), transcriber.url).join();
    const chat = new ChatPage(late).follow();
    await until("all of them", () => chat.caughtUpTo === 10_000, { withinMs: 20_000 });
    expect(chat.entries.map(({ seq }) => seq)).toEqual(
      Array.from({ length: 10_000 }, (_, n) => n + 1),
    );
  });
});
