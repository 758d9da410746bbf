import {
  correctSegment,
  createRecapShare,
  deleteSession,
  endSession,
  getSharedRecap,
  getTranscript,
  httpLimits,
  listRecapShares,
  revokeRecapShare,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { openRoom } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";
import { storeSegments } from "../support/transcript.ts";

const api = useTestApi();
const strictApi = useTestApi({ RATE_LIMIT_SCALE: "1" });
const change = (sql: string, id: string) => api().pool.query(sql, [id]);

/** A session that is over, with two lines and an analysis that rests on the first. */
async function recap(hostName: string) {
  const room = await openRoom(api(), hostName);
  const { host, params, id, hosts, guests } = room;
  await storeSegments(api().pool, id, [
    { identity: hosts.identity, text: "We ship on Monday." },
    { identity: guests.identity, text: "Good." },
  ]);
  await must(host.call(endSession, { params }));
  const { segments } = await must(host.call(getTranscript, { params }));
  const lines = JSON.stringify([{ text: "They ship.", segmentIds: [segments[0]?.id] }]);
  await change(
    `insert into session_analysis (session_id, version, status, requested_at, finished_at, analyser, progress,
       lines_read, attempts, summary, input_tokens, output_tokens, cost)
     values ($1, 1, 'DONE', now(), now(), 'small-one', 1, 2, 1, '${lines}', 1200, 90, 0.002)`,
    id,
  );
  return { ...room, segments };
}

async function share(room: Awaited<ReturnType<typeof recap>>, body = {}) {
  const { host, params } = room;
  return must(host.call(createRecapShare, { params, body }));
}

const read = (token: string) => openBrowser(api()).call(getSharedRecap, { params: { token } });

describe("a link to a recap", () => {
  it("shows its holder the analysis and the corrected words, and nothing else of the people", async () => {
    const room = await recap("Ann");
    const { host, params, segments } = room;
    const made = await share(room, { withTranscript: true, days: 7 });
    expect(made.url).toBe(`http://localhost:3000/r/${made.token}`);
    expect(made.token).toMatch(/^[A-Za-z0-9_-]{32}$/);
    const body = { text: "We ship on Tuesday.", basedOn: 0 };
    const id = segments[0]?.id ?? "";
    await must(host.call(correctSegment, { params: { ...params, id }, body }));
    const answer = await openBrowser(api()).send(`/api/shares/${made.token}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-robots-tag")).toBe("noindex, nofollow");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      title: null,
      timeZone: "UTC",
      participants: [
        { name: "Ann", guest: false },
        { name: "Gus", guest: true },
      ],
      analysis: { analyser: "small-one", summary: [{ text: "They ship.", evidence: [0] }] },
      transcript: {
        lines: [
          { speaker: "Ann", text: "We ship on Tuesday.", startedAtMs: 0 },
          { speaker: "Gus", text: "Good.", startedAtMs: 1000 },
        ],
        gaps: [],
      },
    });
    expect(text).not.toMatch(/@|cost|okens|[0-9a-f]{8}-[0-9a-f]{4}|Monday/);
  });

  it("to the summary alone shows no words, and is good for thirty days unless asked otherwise", async () => {
    const room = await recap("Bea");
    const made = await share(room);
    expect(await must(read(made.token))).toMatchObject({
      transcript: null,
      analysis: { summary: [{ text: "They ship.", evidence: [] }] },
    });
    const lifeMs = Date.parse(made.share.expiresAt) - Date.parse(made.share.createdAt);
    expect(lifeMs).toBe(30 * 24 * 60 * 60_000);
  });

  it("is kept as a hash, says when it was opened last, and opens nothing once it was taken back", async () => {
    const room = await recap("Cat");
    const { host, params, id } = room;
    const { token, share: made } = await share(room);
    const { rows } = await change("select * from recap_shares where session_id = $1", id);
    expect(JSON.stringify(rows)).not.toContain(token);
    await must(read(token));
    const { items } = await must(host.call(listRecapShares, { params }));
    expect(items).toMatchObject([{ id: made.id, createdBy: "Cat", withTranscript: false }]);
    expect(items[0]?.lastOpenedAt).not.toBeNull();
    const place = { params: { ...params, id: made.id } };
    await must(host.call(revokeRecapShare, place));
    expect(await read(token)).toMatchObject(refusal("NOT_FOUND"));
    expect(await host.call(revokeRecapShare, place)).toMatchObject(refusal("NOT_FOUND"));
  });

  it("that is over, that never was, and of a session that was deleted, are not found alike", async () => {
    const room = await recap("Dee");
    const { host, params, id } = room;
    const over = await share(room);
    await change("update recap_shares set expires_at = now() where session_id = $1", id);
    const open = await share(room);
    expect(await must(host.call(listRecapShares, { params }))).toMatchObject({
      items: [{ id: open.share.id }],
    });
    expect(await read(over.token)).toMatchObject(refusal("NOT_FOUND"));
    expect(await read("x".repeat(32))).toMatchObject(refusal("NOT_FOUND"));
    await must(host.call(deleteSession, { params }));
    expect(await read(open.token)).toMatchObject(refusal("NOT_FOUND"));
  });

  it("is not made while people still talk, nor without end", async () => {
    const live = await openRoom(api(), "Eve");
    expect(await live.host.call(createRecapShare, { params: live.params, body: {} })).toMatchObject(
      refusal("ANALYSIS_NOT_READY"),
    );
    const room = await recap("Flo");
    await change(
      `insert into recap_shares (id, session_id, token_hash, with_transcript, created_at, expires_at)
       select gen_random_uuid(), $1, 'hash ' || n, false, now(), now() + interval '1 day'
       from generate_series(1, ${httpLimits.recapSharesMax}) n`,
      room.id,
    );
    const { host, params } = room;
    expect(await host.call(createRecapShare, { params, body: {} })).toMatchObject(
      refusal("SHARE_LIMIT"),
    );
  });

  it("is the members' alone to make, to see and to take back", async () => {
    const room = await recap("Gil");
    const { params, guest } = room;
    const { share: made } = await share(room);
    const other = await recap("Hal");
    const stranger = await signInNamed(api(), "Ivy");
    const place = { params: { ...params, id: made.id } };
    for (const person of [stranger, other.host]) {
      for (const call of [
        person.call(createRecapShare, { params, body: {} }),
        person.call(listRecapShares, { params }),
        person.call(revokeRecapShare, place),
        // By a session of one's own.
        other.host.call(revokeRecapShare, { params: { ...other.params, id: made.id } }),
      ]) {
        expect(await call).toMatchObject(refusal("NOT_FOUND"));
      }
    }
    expect(await guest.call(createRecapShare, { params, body: {} })).toMatchObject(
      refusal("UNAUTHENTICATED"),
    );
  });
});

it("guesses at links are counted against the budget of the address", async () => {
  const guess = () =>
    openBrowser(strictApi()).send(`/api/shares/${"x".repeat(32)}`, {
      headers: { "x-forwarded-for": "192.0.2.7" },
    });
  for (let sent = 0; sent < httpLimits.missesPerMinute; sent += 1) {
    expect((await guess()).status).toBe(404);
  }
  const refused = await guess();
  expect(refused.status).toBe(429);
  expect(refused.headers.get("x-robots-tag")).toBe("noindex, nofollow");
});
