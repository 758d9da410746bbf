import {
  createSession,
  endSession,
  getProfile,
  getSession,
  getTicket,
  getToken,
  getTranscript,
  joinSession,
  listParticipants,
} from "@rooms/contracts/http";
import { ticketAudience, ticketIssuer } from "@rooms/contracts/realtime";
import { decodeJwt, jwtVerify } from "jose";
import { expect, it } from "vitest";
import { openBrowser } from "./support/browser.ts";
import { signInNamed } from "./support/sign-in.ts";
import { ticketSecret, useTestApi } from "./support/test-api.ts";

const api = useTestApi();

it("leads from sign-in through a session, a guest, token and ticket to the transcript", async () => {
  const ann = await signInNamed(api(), "Ann");
  expect(await ann.call(getProfile)).toMatchObject({
    ok: true,
    data: { email: "ann@example.com", displayName: "Ann", needsOnboarding: false },
  });

  const created = await ann.call(createSession, { body: { title: "Standup" } });
  if (!created.ok) throw new Error(created.problem.code);
  const { slug } = created.data;
  expect(created.data).toMatchObject({ view: "member", status: "CREATED", hostName: "Ann" });

  const guest = openBrowser(api());
  const params = { slug };
  expect(await guest.call(getSession, { params })).toMatchObject({
    data: { view: "public", title: "Standup", hostName: "Ann", guestsAllowed: true },
  });
  const joined = await guest.call(joinSession, { params, body: { name: "Gus" } });
  expect(joined).toMatchObject({
    data: {
      participant: { name: "Gus", role: "GUEST", guest: true, leftAt: null },
      session: { view: "participant", status: "LIVE" },
    },
  });
  expect(await ann.call(joinSession, { params })).toMatchObject({
    data: { participant: { name: "Ann", role: "HOST", guest: false } },
  });

  const token = await guest.call(getToken, { params });
  if (!token.ok) throw new Error(token.problem.code);
  expect(token.data).toMatchObject({ url: "ws://livekit.test:7880", room: slug });
  expect(decodeJwt(token.data.token)).toMatchObject({ name: "Gus", video: { room: slug } });

  const ticket = await guest.call(getTicket, { params });
  if (!ticket.ok) throw new Error(ticket.problem.code);
  expect(ticket.data.url).toBe("ws://localhost:7860/api/realtime/transcribe");
  const verified = await jwtVerify(ticket.data.ticket, new TextEncoder().encode(ticketSecret), {
    audience: ticketAudience,
    issuer: ticketIssuer,
  });
  expect(verified.payload).toMatchObject({ slug, name: "Gus", capabilities: ["speak", "listen"] });

  expect(await guest.call(getTranscript, { params })).toEqual({
    ok: true,
    data: { segments: [], gaps: [], nextAfter: null },
  });
  expect(await guest.call(listParticipants, { params })).toMatchObject({
    data: { items: [{ name: "Gus" }, { name: "Ann" }] },
  });

  expect(await ann.call(endSession, { params })).toMatchObject({ data: { status: "ENDED" } });
  expect(await guest.call(getSession, { params })).toMatchObject({
    problem: { code: "NOT_FOUND" },
  });
  expect(await ann.call(getSession, { params })).toMatchObject({ data: { status: "ENDED" } });
});
