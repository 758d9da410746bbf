import {
  createSession,
  endSession,
  getOwnTranscript,
  getTranscript,
  joinSession,
  removeParticipant,
  updateSpace,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";
import { storeSegments } from "../support/transcript.ts";

const api = useTestApi();
const goneCode = "NOT_FOUND";

async function codeOf(asked: Promise<{ ok: boolean; problem?: { code: string } }>) {
  return (await asked).problem?.code ?? "ok";
}

type Mode = "OFF" | "DAY" | "WEEK";

/** A session that has ended: five lines a second apart; the guest was there from the second to the fourth. */
async function endedSession(hostName: string, mode: Mode = "DAY", allowed = true) {
  const test = api();
  const host = await signInNamed(test, hostName);
  const { slug, id, spaceId } = await must(
    host.call(createSession, { body: { title: "Quarterly plan" } }),
  );
  const params = { slug };
  const space = { id: spaceId };
  await must(
    host.call(updateSpace, {
      params: space,
      body: { guestTranscripts: mode, guestsAllowed: allowed },
    }),
  );
  const { participant } = await must(host.call(joinSession, { params }));
  const guest = openBrowser(test);
  const joined = await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
  const words = ["before", "there one", "there two", "there three", "after"];
  await storeSegments(
    test.pool,
    id,
    words.map((text) => ({ identity: participant.identity, text })),
  );
  const end = async () => {
    await must(host.call(endSession, { params }));
    await test.pool.query(
      `update participants p set joined_at = s.started_at + interval '0.9 s', left_at = s.started_at + interval '3.5 s'
       from video_sessions s where s.id = p.session_id and s.id = $1 and p.identity = $2`,
      [id, joined.participant.identity],
    );
  };
  return { host, guest, params, id, space, end, identity: joined.participant.identity };
}

const setEnd = (id: string, ago: string) =>
  api().pool.query(
    `update video_sessions set ended_at = now() - $2::interval,
       started_at = started_at - (ended_at - (now() - $2::interval)) where id = $1`,
    [id, ago],
  );

describe("a guest's own part of a transcript", () => {
  it("is what was said while they were there, after the end, as JSON and as files, and nothing else", async () => {
    const { guest, params, end } = await endedSession("Ann");
    expect(await codeOf(guest.call(getOwnTranscript, { params })), "not while it is live").toBe(
      goneCode,
    );
    await end();
    const part = await must(guest.call(getOwnTranscript, { params }));
    expect(part).toMatchObject({ title: "Quarterly plan", timeZone: "UTC" });
    expect(part.lines.map(({ speaker, text }) => `${speaker}: ${text}`)).toEqual([
      "Ann: there one",
      "Ann: there two",
      "Ann: there three",
    ]);
    expect(Date.parse(part.readableUntil) - Date.parse(part.endedAt)).toBe(24 * 60 * 60_000);
    for (const format of ["txt", "md"]) {
      const file = await guest.send(`/api/sessions/${params.slug}/own-transcript?format=${format}`);
      expect(file.headers.get("content-disposition")).toContain(`.${format}`);
      const text = await file.text();
      expect(text).toContain("there two");
      expect(text).not.toMatch(/before|after/);
    }
    expect(await codeOf(guest.call(getTranscript, { params })), "nothing more").toBe(goneCode);
  });

  it("goes back to the beginning where a host opened the past, and is empty where nothing was said", async () => {
    const { guest, params, id, end } = await endedSession("Bea");
    await end();
    await api().pool.query("update video_sessions set past_open = true where id = $1", [id]);
    const part = await must(guest.call(getOwnTranscript, { params }));
    expect(part.lines.map(({ text }) => text)[0]).toBe("before");
    await api().pool.query("delete from transcript_segments where session_id = $1", [id]);
    expect((await must(guest.call(getOwnTranscript, { params }))).lines).toEqual([]);
  });

  it("comes by page, and every line once over all pages", async () => {
    const { guest, params, end } = await endedSession("Pia");
    await end();
    const read = (query: { after?: number; limit?: number }) =>
      must(guest.call(getOwnTranscript, { params, query }));
    const first = await read({ limit: 2 });
    expect(first.lines.map(({ text }) => text)).toEqual(["there one", "there two"]);
    const second = await read({ limit: 2, after: first.nextAfter ?? 0 });
    expect(second.lines.map(({ text }) => text)).toEqual(["there three"]);
    expect(second.nextAfter).toBeNull();
    expect((await read({ limit: 3 })).nextAfter).toBeNull();
    const refused = await guest.send(`/api/sessions/${params.slug}/own-transcript?limit=1001`);
    expect(refused.status).toBe(400);
  });

  it("is there for as long as the space says, counted from the end, and goes at once when the space takes it back", async () => {
    const { host, guest, params, id, space, end } = await endedSession("Cid");
    await end();
    await setEnd(id, "23 hours");
    await must(guest.call(getOwnTranscript, { params }));
    await setEnd(id, "25 hours");
    expect(await codeOf(guest.call(getOwnTranscript, { params }))).toBe(goneCode);
    const set = (guestTranscripts: Mode) =>
      must(host.call(updateSpace, { params: space, body: { guestTranscripts } }));
    await set("WEEK");
    await must(guest.call(getOwnTranscript, { params }));
    await setEnd(id, "8 days");
    expect(await codeOf(guest.call(getOwnTranscript, { params }))).toBe(goneCode);
    await setEnd(id, "1 hour");
    await set("OFF");
    expect(await codeOf(guest.call(getOwnTranscript, { params }))).toBe(goneCode);
  });

  it("is off in a new space", async () => {
    const host = await signInNamed(api(), "Dot");
    const { slug, id } = await must(host.call(createSession, { body: {} }));
    await must(host.call(joinSession, { params: { slug } }));
    const guest = openBrowser(api());
    const joined = await must(guest.call(joinSession, { params: { slug }, body: { name: "Gus" } }));
    await storeSegments(api().pool, id, [{ identity: joined.participant.identity, text: "hello" }]);
    await must(host.call(endSession, { params: { slug } }));
    expect(await codeOf(guest.call(getOwnTranscript, { params: { slug } }))).toBe(goneCode);
  });

  it("is closed to who was removed, and to all when the space lets no guests in any more", async () => {
    const removed = await endedSession("Eve");
    await must(
      removed.host.call(removeParticipant, {
        params: { ...removed.params, identity: removed.identity },
      }),
    );
    await removed.end();
    expect(await codeOf(removed.guest.call(getOwnTranscript, { params: removed.params }))).toBe(
      goneCode,
    );
    const shut = await endedSession("Fay");
    await shut.end();
    await must(shut.host.call(updateSpace, { params: shut.space, body: { guestsAllowed: false } }));
    expect(await codeOf(shut.guest.call(getOwnTranscript, { params: shut.params }))).toBe(goneCode);
  });

  it("is read by that guest only: not by a stranger, another session's guest, a member or another account, nor with a forged cookie", async () => {
    const { host, guest, params, end } = await endedSession("Gil");
    const other = await endedSession("Hal");
    await end();
    await other.end();
    expect(await codeOf(openBrowser(api()).call(getOwnTranscript, { params }))).toBe(
      "UNAUTHENTICATED",
    );
    expect(await codeOf(other.guest.call(getOwnTranscript, { params }))).toBe("UNAUTHENTICATED");
    expect(await codeOf(guest.call(getOwnTranscript, { params: other.params }))).toBe(
      "UNAUTHENTICATED",
    );
    expect(await codeOf(host.call(getOwnTranscript, { params })), "reads the whole").toBe(goneCode);
    const stranger = await signInNamed(api(), "Ida");
    expect(await codeOf(stranger.call(getOwnTranscript, { params }))).toBe(goneCode);
    const cookie = `rooms.guest.${params.slug}=eyJhbGciOiJub25lIn0.eyJzdWIiOiJndWVzdC14In0.`;
    const forged = await api().request(`/api/sessions/${params.slug}/own-transcript`, {
      headers: { cookie },
    });
    expect(forged.status).toBe(401);
  });

  it("is an outsider's with an account, too, and no longer a former member's", async () => {
    const { host, params, id, end } = await endedSession("Jan");
    const outsider = await signInNamed(api(), "Kim");
    const { participant } = await must(outsider.call(joinSession, { params }));
    await end();
    await api().pool.query(
      `update participants p set joined_at = s.started_at + interval '3.9 s', left_at = s.ended_at + interval '9 s'
       from video_sessions s where s.id = p.session_id and s.id = $1 and p.identity = $2`,
      [id, participant.identity],
    );
    const part = await must(outsider.call(getOwnTranscript, { params }));
    expect(part.lines.map(({ text }) => text)).toEqual(["after"]);
    await api().pool.query("update participants set outsider = false where session_id = $1", [id]);
    expect(await codeOf(outsider.call(getOwnTranscript, { params }))).toBe(goneCode);
    expect(await codeOf(host.call(getOwnTranscript, { params }))).toBe(goneCode);
  });
});
