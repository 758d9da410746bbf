import {
  createRoom,
  createSession,
  createSpace,
  endSession,
  getProfile,
  getSession,
  joinSession,
  listLanguages,
  listSpaces,
  openRoom,
  updateRoom,
  updateSession,
  updateSpace,
} from "@rooms/contracts/http";
import { createTranscriptStore, listenSessionChanges } from "@rooms/db";
import type { HeardLanguages } from "@rooms/domain/transcription/speech-engines";
import { describe, expect, it, vi } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signIn, signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";
import type { TestApi } from "../support/test-api.ts";

const api = useTestApi();
const hears = useTestApi();
const silent = useTestApi();

function heartbeat(on: TestApi, languages: HeardLanguages | null, instanceId = "one") {
  return createTranscriptStore(on.pool).heartbeat({
    ...{ instanceId, url: `ws://${instanceId}.test:7860`, load: 0, draining: false },
    ...{ engine: "moonshine", languages },
  });
}

describe("the languages of a space", () => {
  it("are at first the one that its maker reads", async () => {
    const ru = await signIn(api(), "ru@example.com");
    ru.cookies.set("locale", "ru");
    await must(ru.call(getProfile));
    expect((await must(ru.call(listSpaces))).items).toMatchObject([{ languages: ["ru"] }]);
    expect(await must(ru.call(createSpace, { body: { name: "B" } }))).toMatchObject({
      languages: ["ru"],
    });
    const en = await signInNamed(api(), "Eno");
    expect((await must(en.call(listSpaces))).items).toMatchObject([{ languages: ["en"] }]);
    const body = { name: "C", languages: ["de", "fr"] as const };
    const chosen = await en.call(createSpace, { body: { ...body, languages: ["de", "fr"] } });
    expect(await must(Promise.resolve(chosen))).toMatchObject(body);
  });

  it("are changed by owners; rooms and sessions take them over when they are made", async () => {
    const ann = await signInNamed(api(), "Ann");
    const { activeSpaceId: id } = await must(ann.call(getProfile));
    const before = await must(ann.call(createSession, { body: {} }));
    const room = await must(ann.call(createRoom, { body: { name: "Weekly" } }));
    expect(room.languages).toBeNull();
    await must(ann.call(updateSpace, { params: { id }, body: { languages: ["ru", "en"] } }));
    const bob = await signInNamed(api(), "Bob");
    const foreign = bob.call(updateSpace, { params: { id }, body: { languages: [] } });
    expect(await foreign).toMatchObject(refusal("NOT_FOUND"));
    const { slug } = await must(ann.call(createSession, { body: {} }));
    const shown = await must(ann.call(getSession, { params: { slug } }));
    expect(shown.languages).toEqual(["ru", "en"]);
    const kept = await must(ann.call(getSession, { params: { slug: before.slug } }));
    expect(kept.languages).toEqual(["en"]);
    const opened = await must(ann.call(openRoom, { params: { slug: room.slug } }));
    expect(opened.languages).toEqual(["ru", "en"]);
  });

  it.each([
    ["a code that is none", ["en", "xx"]],
    ["a language twice", ["en", "en"]],
    ["more than may be switched between", ["en", "ru", "de", "fr", "es", "it"]],
  ])("are refused: %s", async (_what, languages) => {
    const cat = await signInNamed(api(), "Cat");
    const { activeSpaceId: id } = await must(cat.call(getProfile));
    const answer = await cat.send(`/api/spaces/${id}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ languages }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "VALIDATION_FAILED" });
  });
});

describe("the languages of a room", () => {
  it("go before those of its space, until they are taken back", async () => {
    const dan = await signInNamed(api(), "Dan");
    const body = { name: "Standup", languages: ["fr" as const] };
    const { slug } = await must(dan.call(createRoom, { body }));
    const params = { slug };
    expect((await must(dan.call(openRoom, { params }))).languages).toEqual(["fr"]);
    const back = await must(dan.call(updateRoom, { params, body: { languages: null } }));
    expect(back.languages).toBeNull();
    const named = await must(dan.call(updateRoom, { params, body: { name: "Daily" } }));
    expect(named).toMatchObject({ name: "Daily", languages: null });
  });
});

describe("the languages of a session", () => {
  it("are changed by hosts while it can be joined, and the transcriber is told", async () => {
    const eve = await signInNamed(api(), "Eve");
    const { slug, id } = await must(eve.call(createSession, { body: { languages: ["ru"] } }));
    const params = { slug };
    await must(eve.call(joinSession, { params }));
    const guest = openBrowser(api());
    await must(guest.call(joinSession, { params, body: { name: "Gil" } }));
    const body = { languages: ["en" as const, "ru" as const] };
    const byGuest = await guest.call(updateSession, { params, body });
    expect(byGuest).toMatchObject(refusal("FORBIDDEN"));
    const heard: string[] = [];
    const listener = await listenSessionChanges({
      url: api().databaseUrl,
      onChange: ({ sessionId }) => heard.push(sessionId),
      onError: () => undefined,
    });
    try {
      expect(await must(eve.call(updateSession, { params, body }))).toMatchObject(body);
      await vi.waitFor(() => expect(heard).toContain(id));
      // In another order they are the same.
      const turned = { languages: ["ru" as const, "en" as const] };
      expect(await must(eve.call(updateSession, { params, body: turned }))).toMatchObject(body);
    } finally {
      await listener.close();
    }
    expect(await must(guest.call(getSession, { params }))).toMatchObject(body);
    await must(eve.call(endSession, { params }));
    const late = await eve.call(updateSession, { params, body });
    expect(late).toMatchObject(refusal("SESSION_ENDED"));
  });
});

describe("what is heard here", () => {
  it("is told to all, the best of what transcribers can do for each language", async () => {
    expect(await must(openBrowser(silent()).call(listLanguages))).toEqual({
      engine: null,
      languages: [],
    });
    await heartbeat(silent(), { en: { state: "ready" }, ru: { state: "missing" } }, "old");
    const fetching = { state: "fetching", percent: 40 } as const;
    await heartbeat(silent(), { en: { state: "missing" }, ru: fetching }, "new");
    const told = async () => (await must(openBrowser(silent()).call(listLanguages))).languages;
    // What was answered before is kept for a moment.
    await vi.waitFor(
      async () =>
        expect(await told()).toEqual([
          { code: "en", state: "ready" },
          { code: "ru", ...fetching },
        ]),
      { timeout: 5_000 },
    );
  });

  it("bounds the choice: what no transcriber will ever hear is refused, what is on its way is not", async () => {
    await heartbeat(hears(), { en: { state: "ready" }, ru: { state: "fetching", percent: null } });
    const fay = await signInNamed(hears(), "Fay");
    const { activeSpaceId: id } = await must(fay.call(getProfile));
    const { slug } = await must(fay.call(createSession, { body: { languages: ["ru"] } }));
    const room = await must(fay.call(createRoom, { body: { name: "Weekly" } }));
    const body = { languages: ["en" as const, "de" as const] };
    for (const refused of [
      fay.call(createSpace, { body: { name: "Berlin", ...body } }),
      fay.call(updateSpace, { params: { id }, body }),
      fay.call(createRoom, { body: { name: "Berlin", ...body } }),
      fay.call(updateRoom, { params: { slug: room.slug }, body }),
      fay.call(createSession, { body }),
      fay.call(updateSession, { params: { slug }, body }),
    ]) {
      expect(await refused).toMatchObject(refusal("LANGUAGE_NOT_HEARD"));
    }
    await must(fay.call(updateSession, { params: { slug }, body: { languages: [] } }));
  });

  it("refuses nothing where an engine does not say it", async () => {
    await heartbeat(api(), null);
    const gus = await signInNamed(api(), "Gus");
    const made = await must(gus.call(createSession, { body: { languages: ["de"] } }));
    expect(made.languages).toEqual(["de"]);
    expect((await must(gus.call(listLanguages))).languages).toEqual([]);
  });
});
