import {
  createSession,
  createSpace,
  deleteSession,
  endSession,
  getSession,
  joinSession,
  listSessions,
  updateSession,
} from "@rooms/contracts/http";
import { createTranscriptStore, listenSessionChanges } from "@rooms/db";
import { describe, expect, it, vi } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi();
const hears = useTestApi();
const deaf = useTestApi({ TRANSCRIPTION_ENABLED: "false" });

describe("sessions", () => {
  it("are made in the active space, or in another of one's own", async () => {
    const ann = await signInNamed(api(), "Ann");
    const here = await must(ann.call(createSession, { body: {} }));
    const space = await must(ann.call(createSpace, { body: { name: "Second" } }));
    const there = await must(ann.call(createSession, { body: { spaceId: here.spaceId } }));
    expect(there.spaceId).toBe(here.spaceId);
    const active = await must(ann.call(createSession, { body: { title: "  Trimmed  " } }));
    expect(active).toMatchObject({ spaceId: space.id, title: "Trimmed", status: "CREATED" });
    expect(active.slug).toMatch(/^[A-Za-z0-9_-]{8}$/);
    expect(active.may).toEqual({ end: false, delete: true, rename: true, admit: true });
  });

  it("cannot be made in a space of others", async () => {
    const bob = await signInNamed(api(), "Bob");
    const { spaceId } = await must(bob.call(createSession, { body: {} }));
    const cy = await signInNamed(api(), "Cy");
    const made = await cy.call(createSession, { body: { spaceId } });
    expect(made).toMatchObject(refusal("NOT_FOUND"));
    expect(await cy.call(listSessions, { query: { spaceId } })).toMatchObject(refusal("NOT_FOUND"));
  });

  it("are listed newest first by page, with no hole and no double", async () => {
    const di = await signInNamed(api(), "Di");
    const slugs: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const made = await must(di.call(createSession, { body: { title: `Call ${index}` } }));
      slugs.unshift(made.slug);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await must(di.call(listSessions, { query: { limit: 2, cursor } }));
      seen.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(slugs);
    const found = await must(di.call(listSessions, { query: { text: "call 3" } }));
    expect(found.items.map(({ title }) => title)).toEqual(["Call 3"]);
    expect(await must(di.call(listSessions, { query: { status: "LIVE" } }))).toEqual({
      items: [],
      nextCursor: null,
    });
    const foreign = await di.call(listSessions, { query: { cursor: "forged" } });
    expect(foreign).toMatchObject(refusal("VALIDATION_FAILED"));
  });

  it("show strangers with the link little, and nothing once they are over", async () => {
    const eve = await signInNamed(api(), "Eve");
    const { slug } = await must(eve.call(createSession, { body: { title: "Plans" } }));
    const params = { slug };
    const stranger = openBrowser(api());
    const other = await signInNamed(api(), "Other");
    const entrance = { kind: "JOIN", refusal: null, askAgainAt: null, hostPresent: false };
    const shown = {
      view: "public",
      entrance,
      slug,
      title: "Plans",
      status: "CREATED",
      guestsAllowed: true,
      entry: "OPEN",
      locked: false,
      hostName: "Eve",
      keptDays: null,
      guestTranscripts: "OFF",
      transcription: "ON",
      engine: null,
      languages: ["en"],
      plannedStartAt: null,
      plannedDurationMinutes: null,
    };
    expect(await must(stranger.call(getSession, { params }))).toEqual(shown);
    expect(await must(other.call(getSession, { params }))).toEqual(shown);
    await must(eve.call(joinSession, { params }));
    expect(await must(stranger.call(getSession, { params }))).toEqual({
      ...shown,
      status: "LIVE",
      entrance: { ...entrance, hostPresent: true },
    });
    await must(eve.call(endSession, { params }));
    expect(await stranger.call(getSession, { params })).toMatchObject(refusal("NOT_FOUND"));
    expect(await other.call(getSession, { params })).toMatchObject(refusal("NOT_FOUND"));
    expect(await must(eve.call(getSession, { params }))).toMatchObject({ view: "member" });
  });

  it("say before joining who hears", async () => {
    const eli = await signInNamed(hears(), "Eli");
    const instance = { instanceId: "one", url: "ws://one.test:7860", load: 0, draining: false };
    const says = { engine: "gladia", languages: "all" } as const;
    await createTranscriptStore(hears().pool).heartbeat({ ...instance, ...says });
    const params = await must(eli.call(createSession, { body: {} }));
    const shown = await must(openBrowser(hears()).call(getSession, { params }));
    expect(shown).toMatchObject({ view: "public", transcription: "ON", engine: "gladia" });
    const silent = await signInNamed(deaf(), "Eli");
    const off = await must(silent.call(createSession, { body: {} }));
    expect(off).toMatchObject({ transcription: "OFF" });
  });

  it("are renamed only by those who may", async () => {
    const fay = await signInNamed(api(), "Fay");
    const { slug } = await must(fay.call(createSession, { body: {} }));
    const params = { slug };
    const renamed = await must(fay.call(updateSession, { params, body: { title: "New" } }));
    expect(renamed).toMatchObject({ title: "New" });
    const cleared = await must(fay.call(updateSession, { params, body: { title: null } }));
    expect(cleared).toMatchObject({ title: null });
    await must(fay.call(joinSession, { params }));
    const gil = await signInNamed(api(), "Gil");
    const body = { title: "Taken" };
    expect(await gil.call(updateSession, { params, body })).toMatchObject(refusal("NOT_FOUND"));
    await must(gil.call(joinSession, { params }));
    expect(await gil.call(updateSession, { params, body })).toMatchObject(refusal("FORBIDDEN"));
  });

  it("are planned, moved and cancelled by those who may rename, until the first participant joins", async () => {
    const una = await signInNamed(api(), "Una");
    const [soon, later] = [1, 2].map((hours) =>
      new Date(Date.now() + hours * 3_600_000).toISOString(),
    );
    const made = await must(una.call(createSession, { body: { plannedStartAt: soon } }));
    expect(made).toMatchObject({ plannedStartAt: soon, plannedDurationMinutes: 60 });
    const params = { slug: made.slug };
    const stranger = openBrowser(api());
    expect(await must(stranger.call(getSession, { params }))).toMatchObject({
      plannedStartAt: soon,
    });
    const upcoming = await must(una.call(listSessions, { query: { upcoming: "only" } }));
    expect(upcoming.items.map(({ slug }) => slug)).toEqual([made.slug]);
    const body = { plannedStartAt: later, plannedDurationMinutes: 30 };
    expect(await must(una.call(updateSession, { params, body }))).toMatchObject(body);
    const vic = await signInNamed(api(), "Vic");
    expect(await vic.call(updateSession, { params, body })).toMatchObject(refusal("NOT_FOUND"));
    const cleared = await must(una.call(updateSession, { params, body: { plannedStartAt: null } }));
    expect(cleared).toMatchObject({ plannedStartAt: null, plannedDurationMinutes: null });
    await must(una.call(updateSession, { params, body }));
    await must(una.call(joinSession, { params }));
    expect(await una.call(updateSession, { params, body })).toMatchObject(
      refusal("INVALID_TRANSITION"),
    );
  });

  it.each([
    { plannedStartAt: "0001-01-01T00:00:00Z" },
    { plannedStartAt: "9999-12-31T23:59:59Z" },
    { plannedStartAt: "tomorrow" },
    { plannedDurationMinutes: 30 },
    { plannedStartAt: new Date(Date.now() + 60_000).toISOString(), plannedDurationMinutes: 0 },
    { plannedStartAt: new Date(Date.now() + 60_000).toISOString(), plannedDurationMinutes: 1441 },
  ])("are not made for a time that cannot be: %j", async (body) => {
    const wes = await signInNamed(api(), "Wes");
    expect(await wes.call(createSession, { body })).toMatchObject(refusal("VALIDATION_FAILED"));
  });

  it("end once, for all, and take the media room with them", async () => {
    const hal = await signInNamed(api(), "Hal");
    const { slug } = await must(hal.call(createSession, { body: {} }));
    const params = { slug };
    expect(await hal.call(endSession, { params })).toMatchObject(refusal("INVALID_TRANSITION"));
    await must(hal.call(joinSession, { params }));
    const guest = openBrowser(api());
    await must(guest.call(joinSession, { params, body: { name: "Guest" } }));
    expect(await guest.call(endSession, { params })).toMatchObject(refusal("FORBIDDEN"));
    const ended = await must(hal.call(endSession, { params }));
    expect(ended).toMatchObject({ slug, status: "ENDED" });
    expect(await hal.call(endSession, { params })).toMatchObject(refusal("INVALID_TRANSITION"));
    expect(await guest.call(joinSession, { params })).toMatchObject(refusal("SESSION_ENDED"));
    expect(await hal.call(joinSession, { params })).toMatchObject(refusal("SESSION_ENDED"));
    // Who never took part learns nothing of it, as from a session that never was.
    const stranger = openBrowser(api());
    expect(await stranger.call(joinSession, { params, body: { name: "Eve" } })).toMatchObject(
      refusal("NOT_FOUND"),
    );
    await vi.waitFor(() =>
      expect(api().livekit.calls).toContainEqual({ method: "DeleteRoom", room: slug }),
    );
  });

  it("tell the transcriber of their end", async () => {
    const ivy = await signInNamed(api(), "Ivy");
    const { slug, id } = await must(ivy.call(createSession, { body: {} }));
    await must(ivy.call(joinSession, { params: { slug } }));
    const heard: string[] = [];
    const listener = await listenSessionChanges({
      url: api().databaseUrl,
      onChange: ({ sessionId }) => heard.push(sessionId),
      onError: () => undefined,
    });
    try {
      await must(ivy.call(endSession, { params: { slug } }));
      await vi.waitFor(() => expect(heard).toContain(id));
    } finally {
      await listener.close();
    }
  });

  it("are deleted by creator or owner, and are gone at once", async () => {
    const jo = await signInNamed(api(), "Jo");
    const { slug } = await must(jo.call(createSession, { body: {} }));
    const params = { slug };
    await must(jo.call(joinSession, { params }));
    const kim = await signInNamed(api(), "Kim");
    await must(kim.call(joinSession, { params }));
    expect(await kim.call(deleteSession, { params })).toMatchObject(refusal("FORBIDDEN"));
    await must(jo.call(deleteSession, { params }));
    expect(await jo.call(getSession, { params })).toMatchObject(refusal("NOT_FOUND"));
    expect((await must(jo.call(listSessions))).items).toEqual([]);
    expect(await jo.call(deleteSession, { params })).toMatchObject(refusal("NOT_FOUND"));
  });
});
