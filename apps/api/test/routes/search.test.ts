import {
  correctSegment,
  createApiKey,
  endSession,
  getTranscript,
  updateSession,
  search,
} from "@rooms/contracts/http";
import type { Snippet } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { must, refusal } from "../support/must.ts";
import { openRoom } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";
import { storeSegments } from "../support/transcript.ts";

const api = useTestApi();

/** A session with these lines of its host's. */
async function spoken(hostName: string, lines: readonly string[]) {
  const room = await openRoom(api(), hostName);
  await storeSegments(
    api().pool,
    room.id,
    lines.map((text) => ({ identity: room.hosts.identity, text })),
  );
  const find = (q: string, more: object = {}) =>
    must(room.host.call(search, { query: { q, ...more } }));
  return { ...room, find };
}

const marked = ({ text, marks }: Snippet) =>
  marks.map(({ from, until }) => text.slice(from, until));

describe("search", () => {
  it("finds a line by the stems of its words, says who said it and when, and marks the words", async () => {
    const { find, params, hosts } = await spoken("Ann", [
      "Good morning everyone.",
      "The migrations were finished on Friday.",
    ]);
    const { items } = await find("finishing migration");
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      session: { slug: params.slug },
      identity: hosts.identity,
      name: "Ann",
      startedAtMs: 1_000,
    });
    expect(marked(items[0]?.snippet ?? { text: "", marks: [] })).toEqual([
      "migrations",
      "finished",
    ]);
  });

  it("finds Russian by its stems, also in a line without a language, and other languages by whole words", async () => {
    const { find, id } = await spoken("Bea", ["Договорились о встречах.", "回到 合同 问题"]);
    const language = (text: string, value: string | null) =>
      api().pool.query(
        "update transcript_segments set language = $3 where session_id = $1 and text = $2",
        [id, text, value],
      );
    await language("Договорились о встречах.", "ru");
    await language("回到 合同 问题", "zh");
    expect((await find("встреча")).items).toHaveLength(1);
    expect((await find("合同")).items).toHaveLength(1);
    await language("Договорились о встречах.", null);
    expect((await find("встречу")).items).toHaveLength(1);
  });

  it("finds a line by the stemmer of its own language, and marks the words, whatever others the space speaks", async () => {
    const lines = [
      ["de", "Die Verhandlungen wurden verschoben."],
      ["fr", "Les décisions ont été prises."],
      ["es-MX", "Hablamos de los presupuestos."],
      ["en", "The negotiations were postponed."],
      ["ja", "予算 会議"],
    ] as const;
    const { find, id } = await spoken(
      "Jan",
      lines.map(([, text]) => text),
    );
    for (const [language, text] of lines) {
      await api().pool.query(
        "update transcript_segments set language = $3 where session_id = $1 and text = $2",
        [id, text, language],
      );
    }
    const found = async (q: string) =>
      (await find(q)).items.map(({ snippet }) => [snippet.text, marked(snippet)]);
    expect(await found("Verhandlung")).toEqual([[lines[0][1], ["Verhandlungen"]]]);
    expect(await found("décision")).toEqual([[lines[1][1], ["décisions"]]]);
    expect(await found("presupuesto")).toEqual([[lines[2][1], ["presupuestos"]]]);
    expect(await found("negotiation")).toEqual([[lines[3][1], ["negotiations"]]]);
    expect(await found("予算")).toEqual([[lines[4][1], ["予算"]]]);
    expect(await found("Verhandlung -verschieben")).toEqual([[lines[0][1], ["Verhandlungen"]]]);
    expect(await found("Verhandlung -verschoben")).toEqual([]);
  });

  it("gives up what would hold the database for longer than a few seconds, and says so", async () => {
    const { host } = await spoken("Lou", ["Nothing much."]);
    const client = await api().pool.connect();
    try {
      await client.query("begin; lock table transcript_segments in access exclusive mode");
      expect(await host.call(search, { query: { q: "nothing", speaker: "nobody" } })).toMatchObject(
        refusal("SEARCH_TOO_BROAD"),
      );
    } finally {
      await client.query("rollback");
      client.release();
    }
    expect(await host.call(search, { query: { q: "nothing" } })).toMatchObject({ ok: true });
  }, 15_000);

  it("takes phrases in quotes and words to leave out, and any other text without failing", async () => {
    const { find } = await spoken("Cid", ["ship the release", "release the ship", "release it"]);
    const found = async (q: string) => (await find(q)).items.map(({ snippet }) => snippet.text);
    expect(await found('"ship the release"')).toEqual(["ship the release"]);
    expect(await found("release -ship")).toEqual(["release it"]);
    for (const odd of ['"', "'; drop table", "a & | !", "\\", "<b>", "the", "🙂", ":*", "((("]) {
      await find(odd);
    }
  });

  it("leaves a word out in each of its forms, in lines of every language and in titles", async () => {
    const { find, host, params, id } = await spoken("Kit", [
      "plan with budgets",
      "plan alone",
      "план и бюджеты",
      "план отдельно",
      "plan budgets auf Deutsch",
    ]);
    await api().pool.query(
      "update transcript_segments set language = 'de' where session_id = $1 and text like '%Deutsch'",
      [id],
    );
    await must(host.call(updateSession, { params, body: { title: "plan of budgets" } }));
    const found = await find("plan -budgets");
    expect(found.items.map(({ snippet }) => snippet.text)).toEqual(["plan alone"]);
    expect(found.sessions).toEqual([]);
    const russian = await find("план -бюджеты");
    expect(russian.items.map(({ snippet }) => snippet.text)).toEqual(["план отдельно"]);
  });

  it("finds what a correction says, and no longer what it replaced", async () => {
    const { find, host, params } = await spoken("Dan", ["We slip on Tuesday."]);
    await must(host.call(endSession, { params }));
    const { segments } = await must(host.call(getTranscript, { params }));
    const segment = { ...params, id: segments[0]?.id ?? "" };
    const body = { text: "We ship on Tuesday.", basedOn: 0 };
    await must(host.call(correctSegment, { params: segment, body }));
    expect((await find("ship")).items).toHaveLength(1);
    expect((await find("slip")).items).toEqual([]);
  });

  it("finds sessions by title and by what came of them, with the segments that it rests on", async () => {
    const { find, host, params, id } = await spoken("Eve", ["We ship on Tuesday."]);
    await must(host.call(updateSession, { params, body: { title: "Quarterly budgets" } }));
    const { segments } = await must(host.call(getTranscript, { params }));
    const segmentIds = segments.map((one) => one.id);
    const line = { text: "Decided: the vendor is replaced.", segmentIds };
    const insert = (version: number, decisions: object[]) =>
      api().pool.query(
        `insert into session_analysis (session_id, version, status, decisions, analyser, requested_at, finished_at)
         values ($1, $2, 'DONE', $3, 'test', now(), now())`,
        [id, version, JSON.stringify(decisions)],
      );
    await insert(1, [line]);
    const byTitle = await find("budget");
    expect(byTitle.sessions).toMatchObject([{ session: { slug: params.slug }, lines: [] }]);
    expect(marked(byTitle.sessions[0]?.title ?? { text: "", marks: [] })).toEqual(["budgets"]);
    expect((await find("vendors")).sessions).toMatchObject([
      { title: null, lines: [{ section: "decisions", segmentIds }] },
    ]);
    await insert(2, []);
    expect((await find("vendors")).sessions).toEqual([]);
  });

  it("narrows by session, speaker and day", async () => {
    const { find, params, id } = await spoken("Fay", ["the harbour plan"]);
    await api().pool.query(
      "update video_sessions set started_at = '2026-03-02T22:30:00Z' where id = $1",
      [id],
    );
    await api().pool.query(
      "update spaces set time_zone = 'Europe/Berlin' where id = (select space_id from video_sessions where id = $1)",
      [id],
    );
    const count = async (more: object) => (await find("harbour", more)).items.length;
    expect(await count({ slug: params.slug })).toBe(1);
    expect(await count({ speaker: "fAY" })).toBe(1);
    expect(await count({ speaker: "Gus" })).toBe(0);
    expect(await count({ from: "2026-03-02", until: "2026-03-02" })).toBe(1);
    expect(await count({ from: "2026-03-03" })).toBe(0);
    expect(await count({ until: "2026-03-01" })).toBe(0);
  });

  it("ends a day at midnight of the space also where the clock was put forward on it", async () => {
    const { find, id } = await spoken("Lou", ["the lighthouse"]);
    await api().pool.query(
      "update spaces set time_zone = 'Europe/Berlin' where id = (select space_id from video_sessions where id = $1)",
      [id],
    );
    // 0:30 on March 30th in Berlin; the day before had 23 hours.
    await api().pool.query(
      "update video_sessions set started_at = '2026-03-29T22:30:00Z' where id = $1",
      [id],
    );
    const count = async (until: string) => (await find("lighthouse", { until })).items.length;
    expect(await count("2026-03-29")).toBe(0);
    expect(await count("2026-03-30")).toBe(1);
  });

  it("gives each line once over all pages, whatever is said meanwhile", async () => {
    const lines = Array.from({ length: 7 }, (_, index) => `apple number ${index}`);
    const { find, id, hosts } = await spoken("Gil", lines);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await find("apple", { limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ snippet }) => snippet.text));
      cursor = page.nextCursor;
      await api().pool.query(
        `insert into transcript_segments (id, session_id, participant_id, utterance_id, seq, text, words, started_at_ms, ended_at_ms)
         select ('ffffffff-ffff-7fff-8fff-' || lpad($2::int::text, 12, '0'))::uuid, $1, id, 'late' || $2, 100 + $2::int, 'apple late', '[]', 0, 1
         from participants where session_id = $1 and identity = $3`,
        [id, seen.length, hosts.identity],
      );
    } while (cursor !== null);
    expect(seen.sort()).toEqual(lines);
  });

  it("shows a space to its members and its keys with the scope alone", async () => {
    const { host, params, spaceId, find } = await spoken("Hal", ["a secret plan"]);
    const stranger = await signInNamed(api(), "Ivy");
    const ask = (query: object) => stranger.call(search, { query: { q: "secret", ...query } });
    expect(await must(ask({}))).toMatchObject({ items: [], sessions: [] });
    expect(await ask({ spaceId })).toMatchObject(refusal("NOT_FOUND"));
    expect(await ask({ slug: params.slug })).toMatchObject(refusal("NOT_FOUND"));
    expect((await find("secret", { slug: params.slug })).items).toHaveLength(1);
    const keyed = async (scopes: ("sessions:read" | "transcripts:read")[]) => {
      const { secret } = await must(
        host.call(createApiKey, { body: { name: "key", scopes, spaceId } }),
      );
      return api().request("/api/search?q=secret", {
        headers: { authorization: `Bearer ${secret}` },
      });
    };
    expect((await keyed(["transcripts:read"])).status).toBe(200);
    expect((await keyed(["sessions:read"])).status).toBe(403);
    expect((await api().request("/api/search?q=secret")).status).toBe(401);
  });

  it.each([
    ["nothing", { q: "" }],
    ["a date that does not exist", { q: "x", from: "2026-02-31" }],
    ["a year that the database does not know", { q: "x", from: "0000-01-01" }],
    ["a cursor that was never one", { q: "x", cursor: "99999.no" }],
  ])("refuses %s", async (_what, query) => {
    const { host } = await openRoom(api(), "Jan");
    const parameters = new URLSearchParams(query).toString();
    expect((await host.send(`/api/search?${parameters}`)).status).toBe(400);
  });
});
