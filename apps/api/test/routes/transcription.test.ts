import {
  changeParticipantRole,
  createSession,
  getTicket,
  getToken,
  getTranscriptionStats,
  getUsage,
  joinSession,
  muteParticipant,
  pauseTranscription,
  removeParticipant,
  saveUsage,
  setServerCapture,
  setTranscriptionHost,
  startTranscription,
  stopTranscription,
} from "@rooms/contracts/http";
import { describe, expect, it, vi } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { must, refusal } from "../support/must.ts";
import { openRoom, storeUsage } from "../support/room.ts";
import { signInNamed } from "../support/sign-in.ts";
import { useTestApi } from "../support/test-api.ts";

const api = useTestApi({
  TRANSCRIPTION_SESSION_MINUTES_MAX: "10",
  TRANSCRIPTION_PRICE_PER_MINUTE: "0.01",
});

const room = (hostName: string) => openRoom(api(), hostName);
const speak = (session: string, identity: string, ms: number) =>
  storeUsage(api().pool, session, identity, ms);

describe("transcription", () => {
  it("is started, paused and stopped by hosts only", async () => {
    const { host, guest, params } = await room("Ann");
    expect(await must(host.call(pauseTranscription, { params }))).toMatchObject({ mode: "PAUSED" });
    expect(await must(host.call(stopTranscription, { params }))).toMatchObject({ mode: "OFF" });
    expect(await must(host.call(startTranscription, { params }))).toMatchObject({ mode: "ON" });
    for (const operation of [startTranscription, pauseTranscription, stopTranscription]) {
      expect(await guest.call(operation, { params })).toMatchObject(refusal("FORBIDDEN"));
    }
    const capture = await must(host.call(setServerCapture, { params, body: { on: true } }));
    expect(capture).toMatchObject({ serverCapture: true });
  });

  it("has a host who may hand the role to a present participant", async () => {
    const { host, guest, params, guests } = await room("Bob");
    const body = { identity: guests.identity };
    const handed = await must(host.call(setTranscriptionHost, { params, body }));
    expect(handed.transcriptionHost).toBe(guests.identity);
    expect(await must(guest.call(pauseTranscription, { params }))).toMatchObject({
      mode: "PAUSED",
    });
    const absent = { identity: "guest-abcdefgh-nobody" };
    expect(await host.call(setTranscriptionHost, { params, body: absent })).toMatchObject(
      refusal("NOT_PARTICIPANT"),
    );
  });

  it("is not controlled by who comes from outside before any host, nor kept by them for later", async () => {
    const host = await signInNamed(api(), "Dot");
    const { slug } = await must(host.call(createSession, { body: { entry: "OPEN" } }));
    const params = { slug };
    const [guest, outsider] = [openBrowser(api()), await signInNamed(api(), "Out")];
    const join = { params, body: { name: "Gus" } };
    const { participant: first } = await must(guest.call(joinSession, join));
    const { participant: second } = await must(outsider.call(joinSession, { params }));
    expect([first.transcriptionHost, second.transcriptionHost]).toEqual([true, true]);
    for (const who of [guest, outsider]) {
      const attempts = [
        await who.call(stopTranscription, { params }),
        await who.call(setServerCapture, { params, body: { on: true } }),
        await who.call(setTranscriptionHost, { params, body: { identity: first.identity } }),
      ];
      expect(attempts).toMatchObject(attempts.map(() => refusal("FORBIDDEN")));
    }
    const { participant, session } = await must(host.call(joinSession, { params }));
    expect(participant.transcriptionHost).toBe(true);
    expect(session.transcription).toBe("ON");
  });

  it("does not start beyond the session's minutes, and says which limit it is", async () => {
    const { host, params, id, hosts } = await room("Cy");
    await must(host.call(stopTranscription, { params }));
    await speak(id, hosts.identity, 10 * 60_000);
    expect(await host.call(startTranscription, { params })).toMatchObject({
      problem: { code: "TRANSCRIPTION_LIMIT", limit: "session-minutes" },
    });
  });
});

describe("usage", () => {
  it("is saved as it goes: asking for it to be saved, once or twice, answers what is stored", async () => {
    const { host, id, params, hosts } = await room("Zoe");
    const save = () => must(host.call(saveUsage, { body: { slug: params.slug } }));
    expect(await save()).toMatchObject({ savedUntil: null, usage: { participants: [] } });
    await speak(id, hosts.identity, 60_000);
    const first = await save();
    expect(first.usage).toEqual(await must(host.call(getUsage, { params })));
    expect(Date.parse(first.savedUntil ?? "")).toBeLessThanOrEqual(Date.now());
    expect(await save()).toEqual(first);
    const stranger = await signInNamed(api(), "Yan");
    expect(await stranger.call(saveUsage, { body: { slug: params.slug } })).toMatchObject(
      refusal("NOT_FOUND"),
    );
  });

  it("is told by participant and for the session, with what it costs", async () => {
    const { host, guest, params, id, spaceId, hosts } = await room("Di");
    await speak(id, hosts.identity, 90_000);
    await api().pool.query(
      `insert into stt_streams (session_id, vendor_id, engine, lane, opened_at, billed_ms)
       values ($1, 'v1', 'gladia', 0, now(), 96000)`,
      [id],
    );
    const usage = await must(guest.call(getUsage, { params }));
    expect(usage.participants).toMatchObject([
      {
        name: "Di",
        seconds: 90,
        minutes: 2,
        chunks: 10,
        transcripts: { partial: 5, final: 2 },
        pricePerMinute: 0.01,
        cost: 0.02,
      },
    ]);
    expect(usage).toMatchObject({
      coverage: 0.8,
      billedSeconds: 96,
      cost: 0.02,
      engines: ["gladia"],
      limits: { sessionMinutes: 10, durationMinutes: null },
    });
    const stats = await must(host.call(getTranscriptionStats, { query: { spaceId } }));
    expect(stats).toMatchObject({ sessions: 1, seconds: 90, billedSeconds: 96, finals: 2 });
    const backwards = { from: "2027-01-02T00:00:00Z", until: "2027-01-01T00:00:00Z" };
    expect(await host.call(getTranscriptionStats, { query: backwards })).toMatchObject(
      refusal("VALIDATION_FAILED"),
    );
    const ahead = { spaceId, from: "2999-01-01T00:00:00.000Z" };
    expect(await must(host.call(getTranscriptionStats, { query: ahead }))).toMatchObject({
      from: ahead.from,
      until: ahead.from,
      sessions: 0,
    });
  });

  it.each(["from", "until"])(
    "is of no period in a year that the database does not know: %s",
    async (bound) => {
      const { host, spaceId } = await room("Yen");
      const query = { spaceId, [bound]: "0000-01-01T00:00:00.000Z" };
      expect(await host.call(getTranscriptionStats, { query })).toMatchObject({
        problem: { code: "VALIDATION_FAILED", errors: [{ field: bound }] },
      });
    },
  );
});

describe("hosts", () => {
  it("mute others, show new roles and say who decided on the transcription, in the room itself", async () => {
    const { host, guest, params, guests, hosts } = await room("Uma");
    const one = { ...params, identity: guests.identity };
    const other = { ...params, identity: hosts.identity };
    expect(await guest.call(muteParticipant, { params: other })).toMatchObject(
      refusal("FORBIDDEN"),
    );
    expect(await openBrowser(api()).call(muteParticipant, { params: one })).toMatchObject(
      refusal("UNAUTHENTICATED"),
    );
    const nobody = { ...params, identity: `guest-${params.slug}-nobody` };
    expect(await host.call(muteParticipant, { params: nobody })).toMatchObject(
      refusal("NOT_PARTICIPANT"),
    );
    expect(api().livekit.calls.filter((call) => call.room === params.slug)).toEqual([]);
    expect(await host.call(muteParticipant, { params: one })).toMatchObject({ ok: true });
    await must(host.call(changeParticipantRole, { params: one, body: { role: "HOST" } }));
    await must(host.call(pauseTranscription, { params }));
    await vi.waitFor(() => {
      const asked = api().livekit.calls.filter((call) => call.room === params.slug);
      // Each follows its own answer; which of the two gets there first is not agreed upon.
      const told = new Map(asked.map(({ method, metadata }) => [method, metadata]));
      expect([...told.keys()].sort()).toEqual([
        "GetParticipant",
        "UpdateParticipant",
        "UpdateRoomMetadata",
      ]);
      expect(told.get("UpdateParticipant")).toMatchObject({ role: "HOST" });
      expect(told.get("UpdateRoomMetadata")).toMatchObject({
        transcription: { mode: "PAUSED", by: "Uma" },
      });
    });
  });

  it("leave the pauses of the session in the room, with who decided, for those who come later", async () => {
    const { host, params } = await room("Ida");
    const described = () =>
      api().livekit.calls.findLast(
        ({ method, room }) => method === "UpdateRoomMetadata" && room === params.slug,
      )?.metadata;
    const describes = (mode: string) =>
      vi.waitFor(() => expect(described()).toMatchObject({ transcription: { mode, by: "Ida" } }));
    await must(host.call(pauseTranscription, { params }));
    await describes("PAUSED");
    const startedAtMs: unknown = expect.any(Number);
    const paused = { mode: "PAUSED", by: "Ida", startedAtMs };
    expect(described()).toMatchObject({ pauses: [{ ...paused, endedAtMs: null }] });
    await must(host.call(startTranscription, { params }));
    await describes("ON");
    expect(described()).toMatchObject({ pauses: [{ ...paused, endedAtMs: startedAtMs }] });
    await must(host.call(stopTranscription, { params }));
    await describes("OFF");
    expect(described()).toMatchObject({
      pauses: [{ endedAtMs: startedAtMs }, { mode: "OFF", by: "Ida", endedAtMs: null }],
    });
  });

  it("make others hosts, and take people out for good", async () => {
    const { host, guest, params, guests, hosts } = await room("Eve");
    const one = { ...params, identity: guests.identity };
    const body = { role: "HOST" } as const;
    expect(await guest.call(changeParticipantRole, { params: one, body })).toMatchObject(
      refusal("FORBIDDEN"),
    );
    expect(await must(host.call(changeParticipantRole, { params: one, body }))).toMatchObject(body);
    await must(host.call(removeParticipant, { params: one }));
    expect(await guest.call(joinSession, { params })).toMatchObject(
      refusal("REMOVED_FROM_SESSION"),
    );
    expect(await guest.call(getToken, { params })).toMatchObject(refusal("REMOVED_FROM_SESSION"));
    expect(await guest.call(getTicket, { params })).toMatchObject(refusal("REMOVED_FROM_SESSION"));
    await vi.waitFor(() =>
      expect(api().livekit.calls).toContainEqual({
        method: "RemoveParticipant",
        room: params.slug,
      }),
    );
    expect(hosts.role).toBe("HOST");
  });
});
