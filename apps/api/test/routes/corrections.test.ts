import {
  correctSegment,
  createApiKey,
  createInvitation,
  acceptInvitation,
  deleteSession,
  endSession,
  getTranscript,
  listCorrections,
  listParticipants,
} from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { must, refusal } from "../support/must.ts";
import { openRoom } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";
import { storeSegments } from "../support/transcript.ts";

const api = useTestApi();

interface Body {
  text?: string;
  identity?: string | null;
  basedOn: number;
}

/** A session that ended, with a line of the host's and one of the guest's. */
async function endedSession(hostName: string) {
  const room = await openRoom(api(), hostName);
  await storeSegments(api().pool, room.id, [
    { identity: room.hosts.identity, text: "We slip on Tuesday." },
    { identity: room.guests.identity, text: "Good." },
  ]);
  const { segments } = await must(room.host.call(getTranscript, { params: room.params }));
  const id = segments[0]?.id ?? "";
  const end = () => must(room.host.call(endSession, { params: room.params }));
  return { ...room, segment: { ...room.params, id }, end };
}

describe("a correction", () => {
  it("stands in place of what was recognised, in every format; the original and its author stay", async () => {
    const { host, guests, hosts, segment, params, id, end } = await endedSession("Ann");
    await end();
    await api().pool.query("delete from follow_ups where session_id = $1", [id]);
    const text = await must(
      host.call(correctSegment, {
        params: segment,
        body: { text: "We ship on Tuesday.", basedOn: 0 },
      }),
    );
    expect(text).toMatchObject({
      text: "We ship on Tuesday.",
      name: "Ann",
      revision: 1,
      original: { text: "We slip on Tuesday.", name: "Ann" },
    });
    const speaker = await must(
      host.call(correctSegment, {
        params: segment,
        body: { identity: guests.identity, basedOn: 1 },
      }),
    );
    expect(speaker).toMatchObject({
      text: "We ship on Tuesday.",
      name: "Gus",
      revision: 2,
      original: { text: "We slip on Tuesday.", identity: hosts.identity },
    });
    expect((await must(host.call(getTranscript, { params }))).segments[0]).toEqual(speaker);
    for (const format of ["txt", "md", "srt", "vtt"]) {
      const url = `/api/sessions/${params.slug}/transcript?format=${format}`;
      const file = await (await host.send(url)).text();
      expect([format, file.includes("ship"), file.includes("slip")]).toEqual([format, true, false]);
    }
    const { items } = await must(host.call(listCorrections, { params: segment }));
    expect(items).toMatchObject([
      { revision: 0, text: "We slip on Tuesday.", name: "Ann", correctedBy: null },
      { revision: 1, text: "We ship on Tuesday.", name: "Ann", correctedBy: { name: "Ann" } },
      { revision: 2, text: "We ship on Tuesday.", name: "Gus", correctedBy: { name: "Ann" } },
    ]);
    const { rows } = await api().pool.query("select kind from follow_ups where session_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ kind: "finalise" }]);
  });

  it("is taken back by null or by the original, and the history says so", async () => {
    const { host, guests, segment, end } = await endedSession("Ben");
    await end();
    const correct = (body: Body) => host.call(correctSegment, { params: segment, body });
    await must(correct({ text: "We ship.", identity: guests.identity, basedOn: 0 }));
    await must(correct({ text: "We slip on Tuesday.", basedOn: 1 }));
    expect(await must(correct({ identity: null, basedOn: 2 }))).toMatchObject({
      revision: 3,
      text: "We slip on Tuesday.",
      name: "Ben",
      original: null,
    });
    expect(await must(correct({ text: "We slip on Tuesday. ", basedOn: 3 }))).toMatchObject({
      revision: 3,
    });
    expect((await must(host.call(listCorrections, { params: segment }))).items).toHaveLength(4);
  });

  it("wins alone of many at once; the others are told what stands", async () => {
    const { host, segment, end } = await endedSession("Cy");
    await end();
    const answers = await Promise.all(
      ["one", "two", "three", "four"].map((text) =>
        host.call(correctSegment, { params: segment, body: { text, basedOn: 0 } }),
      ),
    );
    const won = answers.filter(({ ok }) => ok);
    expect(won).toHaveLength(1);
    const { segments } = await must(host.call(getTranscript, { params: segment }));
    const [first] = segments;
    expect(["one", "two", "three", "four"]).toContain(first?.text);
    const { text, revision, identity, name } = first ?? {};
    for (const answer of answers.filter(({ ok }) => !ok)) {
      expect(answer).toMatchObject(refusal("CORRECTION_CONFLICT"));
      expect(answer).toMatchObject({ problem: { current: { text, revision, identity, name } } });
    }
    expect((await must(host.call(listCorrections, { params: segment }))).items).toHaveLength(2);
  });

  it("is the members': not of those who may only read, or of strangers, and not before the end", async () => {
    const { host, guest, spaceId, segment, end } = await endedSession("Di");
    const request = { params: segment, body: { text: "X", basedOn: 0 } };
    expect(await host.call(correctSegment, request)).toMatchObject(refusal("TRANSCRIPT_NOT_READY"));
    expect(await guest.call(correctSegment, request)).toMatchObject(refusal("FORBIDDEN"));
    expect(await guest.call(listCorrections, { params: segment })).toMatchObject(
      refusal("FORBIDDEN"),
    );
    await end();
    const stranger = await signInNamed(api(), "Eve");
    for (const outside of [guest, stranger]) {
      expect(await outside.call(correctSegment, request)).toMatchObject(refusal("NOT_FOUND"));
      expect(await outside.call(listCorrections, { params: segment })).toMatchObject(
        refusal("NOT_FOUND"),
      );
    }
    const place = { params: { id: spaceId } };
    const { url } = await must(host.call(createInvitation, { ...place, body: {} }));
    const member = await signInNamed(api(), "Fay");
    await must(member.call(acceptInvitation, { params: { token: url.split("/").at(-1) ?? "" } }));
    expect(await must(member.call(correctSegment, request))).toMatchObject({ revision: 1 });

    const asSystem = async (scope: "transcripts:read" | "sessions:write", basedOn: number) => {
      const body = { name: "CI", scopes: [scope] };
      const { secret } = await must(host.call(createApiKey, { ...place, body }));
      const { slug, id } = segment;
      return api().request(`/api/sessions/${slug}/transcript/segments/${id}`, {
        method: "PATCH",
        headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
        body: JSON.stringify({ text: "By machine", basedOn }),
      });
    };
    expect((await asSystem("transcripts:read", 1)).status).toBe(403);
    expect((await asSystem("sessions:write", 1)).status).toBe(200);
    const { items } = await must(host.call(listCorrections, { params: segment }));
    expect(items.map(({ correctedBy }) => correctedBy)).toEqual([null, { name: "Fay" }, null]);
  });

  it("does not reach a segment of another session, and names only participants as speakers", async () => {
    const mine = await endedSession("Gil");
    const other = await endedSession("Hal");
    await mine.end();
    await other.end();
    const crossed = { ...mine.params, id: other.segment.id };
    const body = { text: "X", basedOn: 0 };
    expect(await mine.host.call(correctSegment, { params: crossed, body })).toMatchObject(
      refusal("NOT_FOUND"),
    );
    const foreign = { identity: other.guests.identity, basedOn: 0 };
    expect(
      await mine.host.call(correctSegment, { params: mine.segment, body: foreign }),
    ).toMatchObject(refusal("VALIDATION_FAILED"));
  });

  it.each([
    ["nothing", { text: " " }],
    ["a control character", { text: "a\u0000b" }],
    ["half a character", { text: "a\ud800" }],
    ["more than 10,000 characters", { text: "x".repeat(10_001) }],
  ])("is refused with %s for a text", async (_, change) => {
    const { host, segment } = await endedSession("Ida");
    const answer = await host.call(correctSegment, {
      params: segment,
      body: { ...change, basedOn: 0 },
    });
    expect(answer).toMatchObject(refusal("VALIDATION_FAILED"));
  });

  it("is deleted with its session, whichever participant it names as the speaker", async () => {
    const { host, guests, segment, params, id, end } = await endedSession("Jo");
    await end();
    const body = { text: "x".repeat(10_000), identity: guests.identity, basedOn: 0 };
    await must(host.call(correctSegment, { params: segment, body }));
    await must(host.call(deleteSession, { params }));
    const { rows } = await api().pool.query(
      "select 1 from segment_corrections where session_id = $1",
      [id],
    );
    expect(rows).toEqual([]);
  });
});

describe("a transcript of two people with one name", () => {
  it("tells them apart", async () => {
    const { host, params, hosts, guests, id } = await openRoom(api(), "Gus");
    await storeSegments(api().pool, id, [
      { identity: guests.identity, text: "One." },
      { identity: hosts.identity, text: "Two." },
    ]);
    const { segments } = await must(host.call(getTranscript, { params }));
    expect(segments.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      "Gus (2): One.",
      "Gus: Two.",
    ]);
    const { items } = await must(host.call(listParticipants, { params }));
    expect(items.map(({ name }) => name)).toEqual(["Gus", "Gus (2)"]);
  });
});
