import {
  createSession,
  endSession,
  getParticipant,
  getReady,
  getSession,
  getTicket,
  getToken,
  getTranscript,
  joinSession,
  leaveSession,
  listParticipants,
  updateSpace,
} from "@rooms/contracts/http";
import { captureAttribute, capturedByClient } from "@rooms/contracts/realtime";
import { decodeJwt } from "jose";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { signIn, signInNamed } from "../support/sign-in.ts";
import { publicOrigin, useTestApi } from "../support/test-api.ts";

const api = useTestApi();

async function sessionOf(host: Browser): Promise<{ slug: string; spaceId: string }> {
  return must(host.call(createSession, { body: {} }));
}

describe("taking part", () => {
  it("is for a guest a matter of the link and a name", async () => {
    const params = await sessionOf(await signInNamed(api(), "Ann"));
    const guest = openBrowser(api());
    expect(await guest.call(joinSession, { params })).toMatchObject(refusal("NAME_REQUIRED"));
    const first = await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
    expect(first.participant.identity).toMatch(new RegExp(`^guest-${params.slug}-`));
    expect(first.session).toMatchObject({ view: "participant", status: "LIVE" });
    const again = await must(guest.call(joinSession, { params }));
    expect(again.participant.identity).toBe(first.participant.identity);
    expect(await must(guest.call(getSession, { params }))).toMatchObject({
      view: "participant",
      identity: first.participant.identity,
      role: "GUEST",
    });
  });

  it("gives a guest an HttpOnly, SameSite cookie for this session alone", async () => {
    const bob = await signInNamed(api(), "Bob");
    const [here, there] = [await sessionOf(bob), await sessionOf(bob)];
    const guest = openBrowser(api());
    const answer = await guest.send(`/api/sessions/${here.slug}/participants/join`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"name":"Gus"}`,
    });
    const [cookie = ""] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    await must(bob.call(joinSession, { params: there }));
    const mine = guest.cookies.get(`rooms.guest.${here.slug}`) ?? "";
    guest.cookies.set(`rooms.guest.${there.slug}`, mine);
    for (const operation of [getToken, getTicket, getTranscript, listParticipants]) {
      expect(await guest.call(operation, { params: there })).toMatchObject(
        refusal("UNAUTHENTICATED"),
      );
    }
    const joined = await must(guest.call(joinSession, { params: there, body: { name: "Gus" } }));
    expect(joined.participant.identity).toContain(there.slug);
  });

  it("makes the creator host and others guests of the room, by their display names", async () => {
    const cy = await signInNamed(api(), "Cy");
    const params = await sessionOf(cy);
    expect((await must(cy.call(joinSession, { params }))).participant).toMatchObject({
      name: "Cy",
      role: "HOST",
      guest: false,
      transcriptionHost: true,
    });
    const di = await signInNamed(api(), "Di");
    expect((await must(di.call(joinSession, { params }))).participant).toMatchObject({
      name: "Di",
      role: "GUEST",
      guest: false,
    });
  });

  it("asks a user without a display name for one", async () => {
    const params = await sessionOf(await signInNamed(api(), "Eve"));
    const nameless = await signIn(api(), "nameless@example.com");
    expect(await nameless.call(joinSession, { params })).toMatchObject(refusal("NAME_REQUIRED"));
  });

  it("is for members alone where the space lets no guests in", async () => {
    const fay = await signInNamed(api(), "Fay");
    const params = await sessionOf(fay);
    const body = { guestsAllowed: false };
    await must(fay.call(updateSpace, { params: { id: params.spaceId }, body }));
    const guest = openBrowser(api());
    expect(await must(guest.call(getSession, { params }))).toMatchObject({ guestsAllowed: false });
    expect(await guest.call(joinSession, { params, body: { name: "Gus" } })).toMatchObject(
      refusal("GUESTS_NOT_ALLOWED"),
    );
    expect(await fay.call(joinSession, { params })).toMatchObject({ ok: true });
  });

  it("ends with leaving, by a beacon without a body too, and goes on with coming back", async () => {
    const gil = await signInNamed(api(), "Gil");
    const params = await sessionOf(gil);
    const guest = openBrowser(api());
    const { participant } = await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
    const beacon = await guest.send(`/api/sessions/${params.slug}/participants/leave`, {
      method: "POST",
    });
    expect(beacon.status).toBe(204);
    const [left] = (await must(gil.call(listParticipants, { params }))).items;
    expect(left?.leftAt).not.toBeNull();
    await must(guest.call(joinSession, { params }));
    const one = { slug: params.slug, identity: participant.identity };
    const back = await must(gil.call(getParticipant, { params: one }));
    expect(back).toMatchObject({ identity: participant.identity, leftAt: null });
    expect(await gil.call(leaveSession, { params })).toMatchObject(refusal("NOT_PARTICIPANT"));
  });

  it("shows participants to those who take part, percent-encoded names included", async () => {
    const hal = await signInNamed(api(), "Hal");
    const params = await sessionOf(hal);
    const { participant } = await must(hal.call(joinSession, { params }));
    expect(participant.identity).toContain(":");
    const path = `/api/sessions/${params.slug}/participants/${encodeURIComponent(participant.identity)}`;
    expect((await hal.send(path)).status).toBe(200);
    const shown = await must(hal.call(listParticipants, { params }));
    expect(JSON.stringify(shown)).not.toContain("hal@example.com");
    const stranger = openBrowser(api());
    expect(await stranger.call(listParticipants, { params })).toMatchObject(
      refusal("UNAUTHENTICATED"),
    );
    const ivy = await signInNamed(api(), "Ivy");
    expect(await ivy.call(listParticipants, { params })).toMatchObject(refusal("NOT_FOUND"));
  });
});

/** What a token or ticket says, without its number and when it was made. */
function rightsBy(token = ""): object {
  const claims = decodeJwt(token);
  return { ...claims, jti: "", iat: 0, nbf: 0, exp: 0 };
}

describe("joining in one request", () => {
  it("brings what the token's and the ticket's own requests would, where it is asked to", async () => {
    const mia = await signInNamed(api(), "Mia");
    const params = await sessionOf(mia);
    expect(await must(mia.call(joinSession, { params }))).not.toHaveProperty("connection");
    const guest = openBrowser(api());
    const body = { name: "Gus", connect: { capture: "client" } } as const;
    const { participant, connection } = await must(guest.call(joinSession, { params, body }));
    const query = { capture: "client" } as const;
    const token = await must(guest.call(getToken, { params, query }));
    expect(rightsBy(connection?.token?.token)).toEqual(rightsBy(token.token));
    expect(connection?.token).toMatchObject({ url: token.url, identity: participant.identity });
    const { ticket, expiresAt: _, ...address } = await must(guest.call(getTicket, { params }));
    expect(rightsBy(connection?.ticket?.ticket)).toEqual(rightsBy(ticket));
    expect(connection?.ticket).toMatchObject(address);
  });

  it("refuses the same people, and gives those nothing", async () => {
    const nora = await signInNamed(api(), "Nora");
    const params = await sessionOf(nora);
    await must(
      nora.call(updateSpace, { params: { id: params.spaceId }, body: { guestsAllowed: false } }),
    );
    const body = { name: "Gus", connect: {} };
    expect(await openBrowser(api()).call(joinSession, { params, body })).toMatchObject(
      refusal("GUESTS_NOT_ALLOWED"),
    );
  });
});

describe("a LiveKit token", () => {
  it("is for participants, for ten minutes, with what a tile needs", async () => {
    const jo = await signInNamed(api(), "Jo");
    const params = await sessionOf(jo);
    expect(await jo.call(getToken, { params })).toMatchObject(refusal("NOT_PARTICIPANT"));
    const { participant } = await must(jo.call(joinSession, { params }));
    const { token, expiresAt, identity } = await must(jo.call(getToken, { params }));
    expect(identity).toBe(participant.identity);
    const lifeMs = Date.parse(expiresAt) - Date.now();
    expect(lifeMs).toBeGreaterThan(590_000);
    expect(lifeMs).toBeLessThanOrEqual(600_000);
    const claims = decodeJwt(token);
    expect(JSON.parse(String(claims["metadata"]))).toEqual({
      avatarUrl: null,
      noAvatarColor: participant.noAvatarColor,
      role: "HOST",
      outsider: false,
    });
    expect(claims["video"]).not.toMatchObject({ roomAdmin: true });
  });

  it("marks an account from outside the space, so that every tile can say so", async () => {
    const [member, outsider] = [await signInNamed(api(), "Max"), await signInNamed(api(), "Olga")];
    const params = await sessionOf(member);
    await must(outsider.call(joinSession, { params }));
    const { token } = await must(outsider.call(getToken, { params }));
    const metadata: unknown = JSON.parse(String(decodeJwt(token)["metadata"]));
    expect(metadata).toMatchObject({ role: "GUEST", outsider: true });
  });

  it("tells the transcriber to keep its ears off where the client brings its speech itself, and only there", async () => {
    const lou = await signInNamed(api(), "Lou");
    const params = await sessionOf(lou);
    await must(lou.call(joinSession, { params }));
    const attributesBy = async (query: { capture?: "client" | "room" }) =>
      decodeJwt((await must(lou.call(getToken, { params, query }))).token)["attributes"] ?? {};
    expect(await attributesBy({ capture: "client" })).toEqual({
      [captureAttribute]: capturedByClient,
    });
    expect(await attributesBy({ capture: "room" })).toEqual({});
    expect(await attributesBy({})).toEqual({});
  });
});

describe("a realtime ticket", () => {
  it("leads to the instance that owns the session", async () => {
    const kim = await signInNamed(api(), "Kim");
    const params = await sessionOf(kim);
    const { session } = await must(kim.call(joinSession, { params }));
    await api().pool.query(
      "insert into session_leases (session_id, owner_id, url, epoch, expires_at) values ($1, 'one', 'ws://owner.test:7861', 1, now() + interval '1 minute')",
      [session.id],
    );
    const { url, expiresAt } = await must(kim.call(getTicket, { params }));
    expect(url).toBe("ws://owner.test:7861/api/realtime/transcribe");
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(3_600_000);
  });

  it("is refused from another site", async () => {
    const answer = await api().request("/api/sessions/abcdefgh/transcription/ticket", {
      method: "POST",
      headers: { origin: publicOrigin.replace("localhost", "evil.example.com") },
    });
    expect(await answer.json()).toMatchObject({ code: "ORIGIN_NOT_ALLOWED" });
  });
});

describe("without LiveKit", () => {
  const lonely = useTestApi({ LIVEKIT_INTERNAL_URL: "http://127.0.0.1:1" });

  it("says so where media is needed, and does the rest", async () => {
    const lou = await signInNamed(lonely(), "Lou");
    const params = await sessionOf(lou);
    await must(lou.call(joinSession, { params }));
    expect(await lou.call(getToken, { params })).toMatchObject({
      problem: { code: "LIVEKIT_UNAVAILABLE", status: 503 },
    });
    expect(await lou.call(getTicket, { params })).toMatchObject({ ok: true });
    const { connection } = await must(lou.call(joinSession, { params, body: { connect: {} } }));
    expect(connection?.token).toBeNull();
    expect(connection?.ticket?.capabilities).toEqual(["speak", "listen"]);
    expect(await must(lou.call(endSession, { params }))).toMatchObject({ status: "ENDED" });
    expect(await must(lou.call(getReady))).toMatchObject({ parts: { livekit: "down" } });
  });
});
