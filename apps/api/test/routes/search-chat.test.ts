import { search } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { must, refusal } from "../support/must.ts";
import { openRoom } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();

describe("search", () => {
  it("finds what was written in the chat, marked apart from speech, with its place; nothing deleted, and nothing of another space", async () => {
    const { host, id, spaceId, hosts, guests, params } = await openRoom(api(), "Zoe");
    const find = (q: string, more: object = {}) =>
      must(host.call(search, { query: { q, ...more } }));
    const write = (seq: number, identity: string, text: string) =>
      api().pool.query(
        `insert into chat_messages
           (id, session_id, space_id, participant_id, message_id, seq, revision, text, author_name, sent_at, sent_at_ms)
         select gen_random_uuid(), $1, $2, p.id, $3, $4, $4, $5, p.name, now(), $4 * 1000
         from participants p where p.session_id = $1 and p.identity = $6`,
        [id, spaceId, `message-${seq}`, seq, text, identity],
      );
    await write(1, hosts.identity, "The invoices are attached");
    await write(2, guests.identity, "Which invoice do you mean?");
    await write(3, guests.identity, "A secret invoice");
    await api().pool.query(
      "update chat_messages set deleted_at = now(), text = '', revision = 4 where session_id = $1 and seq = 3",
      [id],
    );
    const { items, messages } = await find("invoice");
    expect(items).toEqual([]);
    expect(messages.map(({ name, sentAtMs }) => [name, sentAtMs]).toSorted()).toEqual([
      ["Gus", 2_000],
      ["Zoe", 1_000],
    ]);
    expect(messages[0]?.session.slug).toBe(params.slug);
    const { text = "", marks = [] } = messages[0]?.snippet ?? {};
    expect(text.slice(marks[0]?.from, marks[0]?.until)).toMatch(/^invoices?$/);
    expect((await find("invoice", { speaker: "gus" })).messages).toHaveLength(1);
    expect((await find("invoice", { slug: params.slug })).messages).toHaveLength(2);
    expect((await find("invoice", { until: "2001-01-01" })).messages).toEqual([]);
    expect((await find("secret")).messages).toEqual([]);
    const stranger = await signInNamed(api(), "Yan");
    expect((await must(stranger.call(search, { query: { q: "invoice" } }))).messages).toEqual([]);
    expect(await stranger.call(search, { query: { q: "invoice", spaceId } })).toMatchObject(
      refusal("NOT_FOUND"),
    );
    expect((await must(host.call(search, { query: { q: "invoice" } }))).messages).toHaveLength(2);
  });
});
