import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { participantIdentity, slug } from "@rooms/domain/shared/ids";
import { afterEach, describe, expect, it } from "vitest";
import { createLiveKitProbe, createLiveRooms } from "../../src/livekit/index.ts";

const keys = { apiKey: "devkey", apiSecret: "a-secret-of-at-least-32-characters" };
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

/** Speaks as much of LiveKit's HTTP interface as an answer needs. */
async function serverAnswering(status: number, body: unknown) {
  const paths: string[] = [];
  const bodies: unknown[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? "");
    void request.toArray().then((chunks) => {
      const sent = Buffer.concat(chunks as Buffer[]).toString();
      bodies.push(sent === "" ? null : JSON.parse(sent));
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  // A server that listens on TCP has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, paths, bodies };
}

const room = slug("abcdefgh");

describe("live rooms", () => {
  it("list people and leave machinery out", async () => {
    const { url } = await serverAnswering(200, {
      participants: [
        { sid: "PA_1", identity: "ann", joinedAtMs: "1700000000123" },
        { sid: "PA_2", identity: "transcriber", permission: { hidden: true } },
        { sid: "PA_3", identity: "bot", kind: "AGENT" },
      ],
    });
    expect(await createLiveRooms({ url, ...keys }).listConnected(room)).toEqual([
      {
        identity: "ann",
        connectionId: "PA_1",
        joinedAt: new Date(1_700_000_000_123),
        mayShareScreen: true,
      },
    ]);
  });

  it("tell who may share the screen, and change that alone of what a person may publish", async () => {
    const { url, bodies } = await serverAnswering(200, {
      participants: [
        { identity: "ann", permission: { canPublishSources: ["MICROPHONE", "SCREEN_SHARE"] } },
        { identity: "ben", permission: { canPublishSources: ["MICROPHONE", "CAMERA"] } },
      ],
    });
    const rooms = createLiveRooms({ url, ...keys });
    const connected = await rooms.listConnected(room);
    expect(connected.map(({ mayShareScreen }) => mayShareScreen)).toEqual([true, false]);
    const always = { canSubscribe: true, canPublish: true, canPublishData: true };
    await rooms.allowScreen(room, participantIdentity("ann"), false);
    expect(bodies.at(-1)).toMatchObject({
      identity: "ann",
      permission: { ...always, canPublishSources: ["MICROPHONE", "CAMERA"] },
    });
    await rooms.allowScreen(room, participantIdentity("ben"), true);
    expect(bodies.at(-1)).toMatchObject({
      permission: {
        ...always,
        canPublishSources: ["MICROPHONE", "CAMERA", "SCREEN_SHARE", "SCREEN_SHARE_AUDIO"],
      },
    });
  });

  it("mute the microphone of a participant and nothing else, and ask for nothing when it is off", async () => {
    const tracks = (muted: boolean) => [
      { sid: "TR_mic", source: "MICROPHONE", muted },
      { sid: "TR_cam", source: "CAMERA" },
    ];
    const speaking = await serverAnswering(200, { identity: "ann", tracks: tracks(false) });
    const ann = participantIdentity("ann");
    await createLiveRooms({ url: speaking.url, ...keys }).mute(room, ann);
    expect(speaking.bodies.at(-1)).toMatchObject({ trackSid: "TR_mic", muted: true });
    expect(speaking.paths).toHaveLength(2);
    const silent = await serverAnswering(200, { identity: "ann", tracks: tracks(true) });
    await createLiveRooms({ url: silent.url, ...keys }).mute(room, ann);
    expect(silent.paths.map((path) => path.split("/").at(-1))).toEqual(["GetParticipant"]);
  });

  it("mute every microphone that is on but one person's, and count them", async () => {
    const microphone = (sid: string, muted: boolean) => ({ sid, source: "MICROPHONE", muted });
    const { url, bodies } = await serverAnswering(200, {
      participants: [
        { identity: "ann", tracks: [microphone("TR_ann", false)] },
        { identity: "ben", tracks: [microphone("TR_ben", false), { sid: "C", source: "CAMERA" }] },
        { identity: "cleo", tracks: [microphone("TR_cleo", true)] },
        { identity: "bot", kind: "AGENT", tracks: [microphone("TR_bot", false)] },
      ],
    });
    const rooms = createLiveRooms({ url, ...keys });
    expect(await rooms.muteAllBut(room, participantIdentity("ann"))).toBe(1);
    expect(bodies.slice(1)).toMatchObject([{ identity: "ben", trackSid: "TR_ben", muted: true }]);
  });

  it("read what the room is described by, and nothing of a room that is not there", async () => {
    const { url } = await serverAnswering(200, { rooms: [{ name: room, metadata: "{}" }] });
    expect(await createLiveRooms({ url, ...keys }).descriptionOf(room)).toBe("{}");
    const empty = await serverAnswering(200, { rooms: [] });
    expect(await createLiveRooms({ url: empty.url, ...keys }).descriptionOf(room)).toBe("");
  });

  it("take what is gone already for done", async () => {
    const { url, paths } = await serverAnswering(404, { code: "not_found", msg: "no such room" });
    const rooms = createLiveRooms({ url, ...keys });
    expect(await rooms.listConnected(room)).toEqual([]);
    await rooms.close(room);
    await rooms.remove(room, participantIdentity("ann"));
    await rooms.mute(room, participantIdentity("ann"));
    await rooms.allowScreen(room, participantIdentity("ann"), false);
    await rooms.describeParticipant(room, participantIdentity("ann"), "{}");
    await rooms.describeRoom(room, "{}");
    expect(paths.map((path) => path.split("/").at(-1))).toEqual([
      "ListParticipants",
      "DeleteRoom",
      "RemoveParticipant",
      "GetParticipant",
      "UpdateParticipant",
      "UpdateParticipant",
      "UpdateRoomMetadata",
    ]);
  });

  it("throw when LiveKit refuses or is away", async () => {
    const { url } = await serverAnswering(500, { code: "internal", msg: "broken" });
    await expect(createLiveRooms({ url, ...keys }).close(room)).rejects.toThrow();
    await expect(
      createLiveRooms({ url: "http://127.0.0.1:1", ...keys }).close(room),
    ).rejects.toThrow();
  });
});

describe("the probe", () => {
  it("asks once for many at a time, and keeps the answer for a while", async () => {
    const { url, paths } = await serverAnswering(200, "OK");
    const probe = createLiveKitProbe({ url });
    expect(await Promise.all([probe.isUp(), probe.isUp()])).toEqual([true, true]);
    expect(await probe.isUp()).toBe(true);
    expect(paths).toHaveLength(1);
  });

  it("says so when there is no answer", async () => {
    expect(await createLiveKitProbe({ url: "http://127.0.0.1:1" }).isUp()).toBe(false);
  });
});
