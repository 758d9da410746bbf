import type { NewChatMessage } from "@rooms/domain/chat/chat-message";
import { deleteChatMessage } from "@rooms/domain/chat/use-cases/delete-chat-message";
import { listChat } from "@rooms/domain/chat/use-cases/read-chat";
import { systemIdSource } from "@rooms/domain/shared/id-source";
import { chatMessageId } from "@rooms/domain/shared/ids";
import type { Participant } from "@rooms/domain/sessions/participant";
import { testClock } from "@rooms/domain/testing";
import { chatLimits } from "@rooms/domain/vocabulary/chat";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createChatStore, createRepositories } from "../src/index.ts";
import {
  createTestDatabase,
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "../src/testing/index.ts";
import type { TestDatabase } from "../src/testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const ids = systemIdSource();

async function liveChat() {
  const { pool } = database;
  const owner = await createTestUser(pool);
  const space = await createTestSpace(pool, owner.id);
  const session = await createTestSession(pool, space, {
    startedAt: new Date(Date.now() - 60_000),
  });
  const ann = await createTestParticipant(pool, session, { name: "ann" });
  const chat = createChatStore(pool);
  const store = createRepositories(pool);
  let count = 0;
  const by = (author: Participant, change: Partial<NewChatMessage> = {}) =>
    chat.post({
      id: chatMessageId(ids.uuid()),
      sessionId: session.id,
      participantId: author.id,
      messageId: `message-${(count += 1)}`,
      text: `text ${count}`,
      ...change,
    });
  const written = async (author: Participant, change: Partial<NewChatMessage> = {}) => {
    const posted = await by(author, change);
    if (posted.kind === "refused") throw new Error(posted.code);
    return posted.message;
  };
  const caller = { kind: "user", userId: owner.id } as const;
  const guest = { kind: "guest", identity: ann.identity } as const;
  return { pool, space, session, ann, chat, store, by, written, owner: caller, guest };
}

const all = { afterRevision: 0, fromMs: 0 };

describe("the chat's numbers", () => {
  it("have no doubles and become visible in their order, however many write at once", async () => {
    const { pool, session, ann, chat, by } = await liveChat();
    const bob = await createTestParticipant(pool, session, { name: "bob" });
    const seen: number[] = [];
    const readOn = async () => {
      const part = { ...all, afterRevision: seen.at(-1) ?? 0 };
      const page = await chat.changesAfter(session.id, part, 7);
      seen.push(...page.map(({ revision }) => revision));
    };
    const written = Promise.all(Array.from({ length: 60 }, (_, n) => by(n % 2 === 0 ? ann : bob)));
    // A number that comes into view after a greater one would be missing here.
    while (seen.length < 60) await readOn();
    await written;
    expect(seen).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it("stay with a message that is sent twice at the same time, which is stored once", async () => {
    const { session, ann, chat, by } = await liveChat();
    const twice = { messageId: "the-same-one", text: "once" };
    const answers = await Promise.all(Array.from({ length: 8 }, () => by(ann, twice)));
    const stored = await chat.changesAfter(session.id, all, 10);
    expect(stored.map(({ text }) => text)).toEqual(["once"]);
    for (const answer of answers) {
      if (answer.kind === "posted") expect(answer.message).toEqual(stored[0]);
      else expect(answer.code).toBe("CHAT_UNAVAILABLE");
    }
  });
});

describe("a message", () => {
  it.each([
    [
      "the session is over",
      "SESSION_NOT_LIVE",
      "update video_sessions set status = 'ENDED', ended_at = now() where id = $1",
    ],
    [
      "its hosts switched the chat off",
      "CHAT_OFF",
      "update video_sessions set chat_on = false where id = $1",
    ],
    [
      "its space has no chat",
      "CHAT_OFF",
      "update spaces set chat_allowed = false where id = (select space_id from video_sessions where id = $1)",
    ],
    [
      "a host removed its author",
      "NOT_ALLOWED",
      "update participants set removed_at = now(), left_at = now() where session_id = $1",
    ],
    [
      "guests were switched off",
      "NOT_ALLOWED",
      "update spaces set guests_allowed = false where id = (select space_id from video_sessions where id = $1)",
    ],
    [
      "the chat is full",
      "CHAT_FULL",
      `update video_sessions set chat_revision = ${chatLimits.revisionsMax} where id = $1`,
    ],
  ])("is not taken once %s", async (_when, code, sql) => {
    const { pool, session, ann, chat, by } = await liveChat();
    await pool.query(sql, [session.id]);
    expect(await by(ann)).toEqual({ kind: "refused", code });
    expect(await chat.changesAfter(session.id, all, 10)).toEqual([]);
  });

  it("that was stored before the end is answered as stored when it comes again after it", async () => {
    const { pool, session, ann, by } = await liveChat();
    const same = { messageId: "before-the-end", text: "last words" };
    const first = await by(ann, same);
    await pool.query("update video_sessions set status = 'ENDED', ended_at = now() where id = $1", [
      session.id,
    ]);
    expect(await by(ann, same)).toEqual({ ...first, again: true });
  });

  it("is told in the author's name of when it was sent", async () => {
    const { pool, session, ann, chat, written } = await liveChat();
    await written(ann);
    await pool.query("update participants set name = 'boss' where id = $1", [ann.id]);
    await written(ann);
    const names = (await chat.changesAfter(session.id, all, 10)).map((one) => one.participantName);
    expect(names).toEqual(["ann", "boss"]);
  });

  it("goes with its session", async () => {
    const { pool, store, space, session, ann, written } = await liveChat();
    await written(ann);
    await store.sessions.delete(space.id, session.id);
    const { rows } = await pool.query("select from chat_messages where session_id = $1", [
      session.id,
    ]);
    expect(rows).toEqual([]);
  });
});

describe("reading and deleting", () => {
  it("pages through what is there, and gives guests what was sent since they joined", async () => {
    const { pool, store, session, ann, written, owner, guest } = await liveChat();
    for (let n = 0; n < 5; n += 1) await written(ann);
    await pool.query("update chat_messages set sent_at_ms = seq * 1000 where session_id = $1", [
      session.id,
    ]);
    await pool.query(
      "update participants set joined_at = (select started_at from video_sessions where id = $1) + interval '3 seconds' where session_id = $1",
      [session.id],
    );
    const list = listChat({ store });
    const page = await list({ caller: owner, slug: session.slug, after: 1, limit: 2 });
    expect(page).toMatchObject({
      ok: true,
      value: { messages: [{ seq: 2 }, { seq: 3 }], nextAfter: 3 },
    });
    const late = await list({ caller: guest, slug: session.slug, after: 0, limit: 9 });
    expect(late).toMatchObject({
      ok: true,
      value: { messages: [{ seq: 3 }, { seq: 4 }, { seq: 5 }], nextAfter: null },
    });
  });

  it("lets hosts delete any message, its author their own, and others none", async () => {
    const { pool, store, session, ann, chat, written, owner, guest } = await liveChat();
    const bob = await createTestParticipant(pool, session, { name: "bob" });
    const [own, other, third] = [await written(ann), await written(bob), await written(bob)];
    const remove = deleteChatMessage({ store, clock: testClock() });
    const at = { slug: session.slug };
    expect(await remove({ ...at, caller: guest, id: other.id })).toMatchObject({
      ok: false,
      error: { code: "FORBIDDEN" },
    });
    expect(await remove({ ...at, caller: guest, id: own.id })).toMatchObject({ ok: true });
    expect(await remove({ ...at, caller: owner, id: other.id })).toMatchObject({ ok: true });
    expect(await remove({ ...at, caller: owner, id: other.id })).toMatchObject({
      ok: false,
      error: { code: "NOT_FOUND" },
    });
    const stranger = await createTestUser(pool);
    expect(
      await remove({ ...at, caller: { kind: "user", userId: stranger.id }, id: third.id }),
    ).toMatchObject({ ok: false, error: { code: "NOT_FOUND" } });
    const changes = await chat.changesAfter(session.id, all, 10);
    expect(changes.map(({ seq, revision, text }) => ({ seq, revision, text }))).toEqual([
      { seq: 3, revision: 3, text: third.text },
      { seq: 1, revision: 4, text: null },
      { seq: 2, revision: 5, text: null },
    ]);
    // Nothing of it is left, in the search neither.
    const { rows } = await pool.query(
      "select text, search::text as search from chat_messages where deleted_at is not null",
    );
    expect(rows).toEqual([
      { text: "", search: "" },
      { text: "", search: "" },
    ]);
  });
});
