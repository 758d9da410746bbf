import {
  createSession,
  endSession,
  getTranscript,
  joinSession,
  leaveSession,
  listParticipants,
  search,
  updateSession,
} from "@rooms/contracts/http";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";
import type { TestApi } from "../support/test-api.ts";
import { storeSegments } from "../support/transcript.ts";

const api = useTestApi();

async function spokenSession(test: TestApi, hostName: string) {
  const host = await signInNamed(test, hostName);
  const { slug, id, spaceId } = await must(
    host.call(createSession, { body: { title: "Plans *2027*" } }),
  );
  const params = { slug };
  const { participant } = await must(host.call(joinSession, { params }));
  const guest = openBrowser(test);
  const joined = await must(guest.call(joinSession, { params, body: { name: "<Gus>" } }));
  await storeSegments(test.pool, id, [
    { identity: participant.identity, text: "Good morning." },
    { identity: joined.participant.identity, text: "Hello -->\n\nthere" },
    { identity: participant.identity, text: "Shall we?" },
  ]);
  return { host, guest, params, id, spaceId };
}

describe("a transcript", () => {
  it("is read by seq, from where one stopped", async () => {
    const { host, params } = await spokenSession(api(), "Ann");
    const first = await must(host.call(getTranscript, { params, query: { limit: 2 } }));
    expect(first.segments.map(({ seq, name }) => [seq, name])).toEqual([
      [1, "Ann"],
      [2, "<Gus>"],
    ]);
    expect(first.nextAfter).toBe(2);
    const rest = await must(host.call(getTranscript, { params, query: { after: 2 } }));
    expect(rest.segments.map(({ text }) => text)).toEqual(["Shall we?"]);
    expect(rest.nextAfter).toBeNull();
  });

  it.each([
    [
      "txt",
      "text/plain; charset=utf-8",
      "[00:00:00] Bea: Good morning.\n[00:00:01] <Gus> (guest): Hello --> there\n[00:00:02] Bea: Shall we?\n",
    ],
    [
      "srt",
      "application/x-subrip; charset=utf-8",
      "1\n00:00:00,000 --> 00:00:00,800\nBea: Good morning.\n\n2\n00:00:01,000 --> 00:00:01,800\n‹Gus› (guest): Hello --› there\n\n3\n00:00:02,000 --> 00:00:02,800\nBea: Shall we?\n\n",
    ],
    [
      "vtt",
      "text/vtt; charset=utf-8",
      "00:00:00.000 --> 00:00:00.800\n<v Bea>Good morning.\n\n00:00:01.000 --> 00:00:01.800\n<v &lt;Gus&gt; (guest)>Hello --&gt; there\n\n00:00:02.000 --> 00:00:02.800\n<v Bea>Shall we?\n\n",
    ],
    [
      "md",
      "text/markdown; charset=utf-8",
      "**\\<Gus\\> (guest)** · 00:00:01\n\nHello --\\> there\n",
    ],
  ] as const)("is downloaded as %s", async (format, mediaType, expected) => {
    const { host, params } = await spokenSession(api(), "Bea");
    const answer = await host.send(`/api/sessions/${params.slug}/transcript?format=${format}`);
    expect(answer.headers.get("content-type")).toBe(mediaType);
    expect(answer.headers.get("content-disposition")).toMatch(
      new RegExp(
        `^attachment; filename="Plans -2027- \\d{4}-\\d\\d-\\d\\d.${format}"; filename\\*=UTF-8''Plans%20-2027-%20`,
      ),
    );
    expect(answer.headers.get("x-request-id")).not.toBeNull();
    expect(await answer.text()).toContain(expected);
  });

  it("is downloaded as a Word document, by the clocks of the space", async () => {
    const { host, params, spaceId } = await spokenSession(api(), "Kim");
    await api().pool.query("update spaces set time_zone = 'Asia/Kolkata' where id = $1", [spaceId]);
    const answer = await host.send(`/api/sessions/${params.slug}/transcript?format=docx`);
    expect(answer.headers.get("content-type")).toContain("wordprocessingml");
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
    for (const part of ["Plans *2027*", "Kim, &lt;Gus&gt; (guest)", "Good morning.", " IST"]) {
      expect(xml).toContain(part);
    }
  });

  it("is refused as a Word document where that would take all memory, and written in the others", async () => {
    const { host, params, id } = await spokenSession(api(), "Lea");
    await api().pool.query(
      `insert into transcript_gaps (session_id, participant_id, started_at_ms, ended_at_ms, reason)
       select session_id, id, n * 1000, n * 1000 + 500, 'paused'
       from participants, generate_series(1, 25000) n where session_id = $1 and role = 'HOST'`,
      [id],
    );
    const path = `/api/sessions/${params.slug}/transcript`;
    const refused = await host.send(`${path}?format=docx`);
    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      { code: "TRANSCRIPT_TOO_LONG" },
    ]);
    const written = await (await host.send(`${path}?format=vtt`)).text();
    expect(written.match(/Not transcribed: 1 s, paused/g)).toHaveLength(25_000);
    // 25,000 rows are written and read: a second alone, many beside other work.
  }, 30_000);

  it("is read from where one stopped in every format", async () => {
    const { host, params } = await spokenSession(api(), "Gil");
    for (const format of ["txt", "md", "srt", "vtt"] as const) {
      const url = `/api/sessions/${params.slug}/transcript?format=${format}&after=2`;
      const text = await (await host.send(url)).text();
      expect([format, text.includes("Shall we?"), text.includes("Hello")]).toEqual([
        format,
        true,
        false,
      ]);
    }
  });

  it.each(["json", "txt", "md", "srt", "vtt", "docx"] as const)(
    "is not sent again as %s while nothing was added",
    async (format) => {
      const { host, params } = await spokenSession(api(), "Hal");
      const url = `/api/sessions/${params.slug}/transcript?format=${format}`;
      const first = await host.send(url);
      const etag = first.headers.get("etag") ?? "";
      expect(etag).toMatch(/^(W\/)?"/);
      expect(first.headers.get("cache-control")).toBe("private, no-cache");
      const again = await host.send(url, { headers: { "if-none-match": etag } });
      expect([again.status, await again.text()]).toEqual([304, ""]);
      expect(again.headers.get("x-request-id")).not.toBeNull();
      const other = await host.send(`${url}&after=1`, { headers: { "if-none-match": etag } });
      expect(other.status).toBe(200);
    },
  );

  it("is closed to guests and strangers once the session is over, and open to members", async () => {
    const { host, guest, params } = await spokenSession(api(), "Di");
    await must(host.call(endSession, { params }));
    expect(await guest.call(getTranscript, { params })).toMatchObject(refusal("NOT_FOUND"));
    const stranger = await signInNamed(api(), "Eve");
    expect(await stranger.call(getTranscript, { params })).toMatchObject(refusal("NOT_FOUND"));
    expect((await must(host.call(getTranscript, { params }))).segments).toHaveLength(3);
  });

  it("goes by the name its speaker bore, whatever they are called later, in every format", async () => {
    const { host, guest, params } = await spokenSession(api(), "Eve");
    const again = await must(guest.call(joinSession, { params, body: { name: "The Boss" } }));
    expect(again.participant.name).toBe("The Boss");
    const namesake = openBrowser(api());
    const second = await must(namesake.call(joinSession, { params, body: { name: "<gus>" } }));
    expect(second.participant.name).toBe("<gus> (2)");
    await must(host.call(endSession, { params }));
    const { segments } = await must(host.call(getTranscript, { params }));
    expect(segments.map(({ name }) => name)).toEqual(["Eve", "<Gus>", "Eve"]);
    expect(segments[1]?.identity).toBe(again.participant.identity);
    for (const format of ["txt", "md", "srt", "vtt"] as const) {
      const path = `/api/sessions/${params.slug}/transcript?format=${format}`;
      const file = await (await host.send(path)).text();
      expect(file).toMatch(/Gus\S+ \(guest\)[^]*Hello/);
      const transcript = file.slice(file.indexOf("Good morning"));
      expect(transcript).not.toContain("Boss");
    }
    const found = await must(host.call(search, { query: { q: "hello", speaker: "the boss" } }));
    expect(found.items.map(({ name, identity }) => [name, identity])).toEqual([
      ["<Gus>", again.participant.identity],
    ]);
  });

  it.each(["json", "txt", "md", "srt", "vtt"] as const)(
    "is read as %s by guests and outsiders from when they joined, until a host opens the past",
    async (format) => {
      const { host, guest, params, id } = await spokenSession(api(), "Flo");
      const gone = openBrowser(api());
      await must(gone.call(joinSession, { params, body: { name: "Gone" } }));
      await must(gone.call(leaveSession, { params }));
      // The segments are of the first three seconds.
      await api().pool.query(
        "update video_sessions set started_at = now() - interval '1500 milliseconds' where id = $1",
        [id],
      );
      const late = openBrowser(api());
      await must(late.call(joinSession, { params, body: { name: "Late" } }));
      const stranger = await signInNamed(api(), "Out");
      await must(stranger.call(joinSession, { params }));
      // As if they had all come at that moment, however long these requests took.
      await api().pool.query(
        `update participants p set joined_at = s.started_at + interval '1500 milliseconds'
         from video_sessions s where s.id = $1 and p.session_id = s.id and p.name in ('Late', 'Out')`,
        [id],
      );
      const read = async (reader: Browser) =>
        (await reader.send(`/api/sessions/${params.slug}/transcript?format=${format}`)).text();
      const hasPast = async (reader: Browser) => (await read(reader)).includes("Good morning");
      expect(await Promise.all([host, late, stranger].map(hasPast))).toEqual([true, false, false]);
      expect(await read(late)).toContain("Shall we?");
      // Coming back changes nothing; nor may they open it themselves.
      await must(late.call(joinSession, { params }));
      expect(await hasPast(late)).toBe(false);
      const open = { params, body: { pastOpen: true } };
      expect(await late.call(updateSession, open)).toMatchObject(refusal("FORBIDDEN"));
      expect(await must(host.call(updateSession, open))).toMatchObject({ pastOpen: true });
      expect(await Promise.all([late, stranger, guest].map(hasPast))).toEqual([true, true, true]);
    },
  );

  it("shows who had gone to members, and not to who came later", async () => {
    const { host, params } = await spokenSession(api(), "Ira");
    const gone = openBrowser(api());
    await must(gone.call(joinSession, { params, body: { name: "Gone" } }));
    await must(gone.call(leaveSession, { params }));
    const late = openBrowser(api());
    await must(late.call(joinSession, { params, body: { name: "Late" } }));
    const names = async (reader: Browser) =>
      (await must(reader.call(listParticipants, { params }))).items.map(({ name }) => name);
    expect(await names(host)).toEqual(["Ira", "<Gus>", "Gone", "Late"]);
    expect(await names(late)).toEqual(["Ira", "<Gus>", "Late"]);
    const file = async (reader: Browser, format: string) =>
      (await reader.send(`/api/sessions/${params.slug}/transcript?format=${format}`)).text();
    for (const format of ["txt", "md", "vtt"]) {
      expect(await file(host, format)).toContain("Gone");
      expect(await file(late, format)).not.toContain("Gone");
    }
  });

  it("says which format it does not know", async () => {
    const { host, params } = await spokenSession(api(), "Fay");
    const answer = await host.send(`/api/sessions/${params.slug}/transcript?format=pdf`);
    expect(await answer.json()).toMatchObject({
      code: "VALIDATION_FAILED",
      errors: [{ field: "format" }],
    });
  });
});
