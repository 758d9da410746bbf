import { createSession, getCatchUp, joinSession, setMark } from "@rooms/contracts/http";
import { expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";
import { storeSegments } from "../support/transcript.ts";

const api = useTestApi();

/** One line a second. */
const talk = [
  "Good morning everyone, let us look at the release.",
  "The release is ready, the installer was tested on three machines.",
  "We decided to ship the release on Friday.",
  "Gus, will you write the release notes?",
  "Yes, I will write the release notes by Thursday.",
  "The old installer still breaks on machines without a network.",
  "We agreed to keep the old installer for one more month.",
  "Who tells the support team about the new installer?",
];

async function spokenSession() {
  const test = api();
  const host = await signInNamed(test, "Ann");
  const { slug, id } = await must(host.call(createSession, { body: {} }));
  const params = { slug };
  const { participant } = await must(host.call(joinSession, { params }));
  const guest = openBrowser(test);
  await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
  await test.pool.query(
    `update participants p set joined_at = s.started_at +
       case p.name when 'Gus' then interval '2500 milliseconds' else interval '0' end
     from video_sessions s where s.id = p.session_id and s.id = $1`,
    [id],
  );
  const { identity } = participant;
  await storeSegments(
    test.pool,
    id,
    talk.map((text) => ({ identity, text })),
  );
  return { test, host, guest, params };
}

it("tells in a few lines what was said and decided since a moment, each with the way to the words, and where one's name fell", async () => {
  const { host, guest, params } = await spokenSession();
  const told = await must(host.call(getCatchUp, { params }));
  expect(told).toMatchObject({ fromMs: 0, lineCount: 8, analyser: "embedded-extractive" });
  expect(told.summary.length).toBeGreaterThan(0);
  expect(told.summary.length).toBeLessThanOrEqual(5);
  expect(told.decisions.map(({ seq }) => seq)).toContain(3);
  for (const { seq, startedAtMs, name } of [...told.summary, ...told.decisions]) {
    expect([startedAtMs, name]).toEqual([(seq - 1) * 1000, "Ann"]);
  }
  const later = await must(host.call(getCatchUp, { params, query: { since: 5_500 } }));
  expect(
    later.summary.map(({ seq }) => seq),
    "few lines are told as they are",
  ).toEqual([7, 8]);
  const { mentions } = await must(guest.call(getCatchUp, { params }));
  expect(mentions.map(({ seq, text }) => [seq, text])).toEqual([[4, talk[3]]]);
  await must(guest.call(setMark, { params, body: { seq: 6, kind: "DECISION" } }));
  const marked = await must(host.call(getCatchUp, { params, query: { since: 5_000 } }));
  expect(marked.decisions.map(({ seq }) => seq)).toContain(6);
});

it("keeps to what the caller may read: a guest hears from their joining on, a stranger nothing", async () => {
  const { test, guest, params } = await spokenSession();
  const told = await must(guest.call(getCatchUp, { params }));
  expect(told).toMatchObject({ fromMs: 2_500, lineCount: 5 });
  expect(told.decisions.map(({ seq }) => seq)).not.toContain(3);
  const stranger = await signInNamed(test, "Eve");
  expect(await stranger.call(getCatchUp, { params })).toMatchObject(refusal("NOT_FOUND"));
  const visitor = openBrowser(test);
  expect(await visitor.call(getCatchUp, { params })).toMatchObject(refusal("UNAUTHENTICATED"));
});
