import { createHash } from "node:crypto";
import {
  createSession,
  endSession,
  joinSession,
  leaveSession,
  listParticipants,
  removeParticipant,
} from "@rooms/contracts/http";
import { createTranscriptStore } from "@rooms/db";
import { listenerNewsMs } from "@rooms/domain/sessions/presence";
import type { ParticipantId, SessionId } from "@rooms/domain/shared/ids";
import { until } from "@rooms/testing/until";
import { AccessToken } from "livekit-server-sdk";
import { describe, expect, it, vi } from "vitest";
import { openBrowser } from "../support/browser.ts";
import type { Browser } from "../support/browser.ts";
import { must } from "../support/must.ts";
import { signInNamed } from "../support/sign-in.ts";
import { livekitKeys, useTestApi } from "../support/test-api.ts";

const api = useTestApi();

interface News {
  event: string;
  room: string;
  identity: string;
  sid: string;
  hidden?: boolean;
}

function bodyOf({ event, room, identity, sid, hidden = false }: News): string {
  return JSON.stringify({
    event,
    id: `EV_${event}_${room}_${sid}`,
    createdAt: String(Math.floor(Date.now() / 1000)),
    room: { name: room, sid: "RM_1" },
    participant: {
      sid,
      identity,
      joinedAtMs: String(Date.now()),
      permission: { hidden },
    },
  });
}

async function deliver(body: string, signedBody = body): Promise<Response> {
  const token = new AccessToken(livekitKeys.apiKey, livekitKeys.apiSecret, { ttl: 300 });
  token.sha256 = createHash("sha256").update(signedBody).digest("base64");
  return api().request("/api/livekit/webhook", {
    method: "POST",
    headers: { "content-type": "application/webhook+json", authorization: await token.toJwt() },
    body,
  });
}

async function presenceOf(viewer: Browser, slug: string): Promise<boolean[]> {
  const { items } = await must(viewer.call(listParticipants, { params: { slug } }));
  return items.map(({ leftAt }) => leftAt === null);
}

async function liveSession(name: string) {
  const host = await signInNamed(api(), name);
  const { slug } = await must(host.call(createSession, { body: {} }));
  const { participant } = await must(host.call(joinSession, { params: { slug } }));
  return { host, slug, identity: participant.identity };
}

/** The only participant of a session, shown by a transcriber until `socketEnded`. */
async function listenTo(slug: string): Promise<{ socketEnded: () => Promise<void> }> {
  const { rows } = await api().pool.query<{ sessionId: SessionId; participantId: ParticipantId }>(
    `select s.id as "sessionId", p.id as "participantId"
     from video_sessions s join participants p on p.session_id = s.id where s.slug = $1`,
    [slug],
  );
  const [listener] = rows;
  if (!listener) throw new Error("no participant");
  const { sessionId } = listener;
  const store = createTranscriptStore(api().pool);
  const ttlMs = 60_000;
  const lease = await store.acquire({ sessionId, instanceId: "a", url: "ws://a", ttlMs });
  if (lease.kind !== "owned") throw new Error(`not owned: ${lease.kind}`);
  const renew = async (...connected: (typeof listener)[]): Promise<void> => {
    await store.renew([{ sessionId, epoch: lease.epoch }], ttlMs, connected);
  };
  await renew(listener);
  return { socketEnded: () => renew() };
}

describe("LiveKit's webhook", () => {
  it("sees a closed laptop as gone and a returning one as back, however often it says so", async () => {
    const { host, slug, identity } = await liveSession("Ann");
    const joined = bodyOf({ event: "participant_joined", room: slug, identity, sid: "PA_1" });
    expect((await deliver(joined)).status).toBe(204);
    const left = bodyOf({ event: "participant_left", room: slug, identity, sid: "PA_1" });
    expect((await deliver(left)).status).toBe(204);
    expect((await deliver(left)).status).toBe(204);
    expect(await presenceOf(host, slug)).toEqual([false]);
    const back = bodyOf({ event: "participant_joined", room: slug, identity, sid: "PA_2" });
    await deliver(back);
    await deliver(back);
    expect(await presenceOf(host, slug)).toEqual([true]);
  });

  it("sees a closed page as gone once the transcriber has written that its socket ended", async () => {
    const { host, slug, identity } = await liveSession("Gil");
    const { socketEnded } = await listenTo(slug);
    await deliver(bodyOf({ event: "participant_joined", room: slug, identity, sid: "PA_1" }));
    await deliver(bodyOf({ event: "participant_left", room: slug, identity, sid: "PA_1" }));
    expect(await presenceOf(host, slug)).toEqual([true]);
    await socketEnded();
    const isGone = async () => (await presenceOf(host, slug))[0] === false;
    await until("they are gone", isGone, { withinMs: 2 * listenerNewsMs });
  }, 15_000);

  it("does not take the end of an older connection for leaving", async () => {
    const { host, slug, identity } = await liveSession("Bob");
    await deliver(bodyOf({ event: "participant_joined", room: slug, identity, sid: "PA_2" }));
    await deliver(bodyOf({ event: "participant_left", room: slug, identity, sid: "PA_1" }));
    expect(await presenceOf(host, slug)).toEqual([true]);
  });

  it("does not bring back who left by an event that was sent before", async () => {
    const { host, slug, identity } = await liveSession("Cy");
    const joined = bodyOf({ event: "participant_joined", room: slug, identity, sid: "PA_1" });
    await deliver(joined);
    await must(host.call(leaveSession, { params: { slug } }));
    await deliver(joined);
    expect(await presenceOf(host, slug)).toEqual([false]);
  });

  it("makes no participant of a hidden agent, nor of an identity that did not join through the API", async () => {
    const { host, slug } = await liveSession("Di");
    const agent = {
      event: "participant_joined",
      room: slug,
      identity: "transcriber-1",
      sid: "PA_9",
    };
    expect((await deliver(bodyOf({ ...agent, hidden: true }))).status).toBe(204);
    expect((await deliver(bodyOf(agent))).status).toBe(204);
    expect(await presenceOf(host, slug)).toHaveLength(1);
  });

  it("puts out who comes in by an old token after being removed, or after the end", async () => {
    const { host, slug } = await liveSession("Fay");
    const guest = openBrowser(api());
    const params = { slug };
    const { participant } = await must(guest.call(joinSession, { params, body: { name: "Gus" } }));
    const { identity } = participant;
    await must(host.call(removeParticipant, { params: { slug, identity } }));
    const callsFor = (method: string): number =>
      api().livekit.calls.filter((call) => call.method === method && call.room === slug).length;
    await vi.waitFor(() => expect(callsFor("RemoveParticipant")).toBe(1));
    const back = { event: "participant_joined", room: slug, identity };
    await deliver(bodyOf({ ...back, sid: "PA_3" }));
    await vi.waitFor(() => expect(callsFor("RemoveParticipant")).toBe(2));
    await must(host.call(endSession, { params }));
    await vi.waitFor(() => expect(callsFor("DeleteRoom")).toBe(1));
    await deliver(bodyOf({ ...back, sid: "PA_4" }));
    await vi.waitFor(() => expect(callsFor("DeleteRoom")).toBe(2));
  });

  it("lets news of rooms that are none of ours pass", async () => {
    const news = { event: "participant_joined", identity: "x", sid: "PA_1" };
    expect((await deliver(bodyOf({ ...news, room: "not a slug" }))).status).toBe(204);
    expect((await deliver(bodyOf({ ...news, room: "abcdefgh" }))).status).toBe(204);
    expect((await deliver(`{"event":"room_started","id":"EV_1"}`)).status).toBe(204);
    expect(api().livekit.calls.map(({ room }) => room)).not.toContain("abcdefgh");
  });

  it("believes nothing that is not signed, or was changed", async () => {
    const { host, slug, identity } = await liveSession("Eve");
    const left = bodyOf({ event: "participant_left", room: slug, identity, sid: "PA_1" });
    const unsigned = await api().request("/api/livekit/webhook", { method: "POST", body: left });
    expect(unsigned.status).toBe(403);
    const forged = await api().request("/api/livekit/webhook", {
      method: "POST",
      headers: { authorization: "nonsense" },
      body: left,
    });
    expect(await forged.json()).toMatchObject({ code: "WEBHOOK_SIGNATURE" });
    expect((await deliver(left, `${left} `)).status).toBe(401);
    expect(await presenceOf(host, slug)).toEqual([true]);
  });
});
