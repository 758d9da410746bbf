import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import type { LiveKit } from "#features/call/room/view-models/livekit.ts";
import { RoomStore } from "#features/call/room/view-models/room-store.ts";

/** As much of LiveKit's room as joining and leaving touches. */
class RoomThere extends EventEmitter {
  readonly switching = Promise.withResolvers<undefined>();
  readonly localParticipant = {
    trackPublications: new Map(),
    permissions: { hidden: true },
    isMicrophoneEnabled: false,
    setMicrophoneEnabled: async (on: boolean): Promise<undefined> => {
      this.calls.push(on ? "microphone on" : "microphone off");
      this.localParticipant.isMicrophoneEnabled = on;
      await this.switching.promise;
      return undefined;
    },
  };
  readonly remoteParticipants = new Map();
  readonly metadata = undefined;
  readonly calls: string[] = [];
  readonly handshake = Promise.withResolvers<undefined>();

  async connect(): Promise<void> {
    this.calls.push("connect");
    await this.handshake.promise;
  }

  async disconnect(): Promise<void> {
    this.calls.push("disconnect");
  }
}

function joining() {
  const room = new RoomThere();
  const loaded = Promise.withResolvers<LiveKit>();
  const store = new RoomStore({
    load: () => loaded.promise,
    microphoneConstraints: {},
    cameraConstraints: {},
    speakerId: null,
    onMicrophone: () => undefined,
    onData: () => undefined,
  });
  const anyName = new Proxy({}, { get: (_, name) => String(name) });
  const there = {
    Room: function Room() {
      return room;
    },
    RoomEvent: anyName,
    ParticipantEvent: anyName,
    TrackEvent: anyName,
    DisconnectReason: {},
    Track: { Source: { Microphone: "microphone", Camera: "camera" } },
  };
  const done = store.connect({ url: "wss://x", token: "t", microphone: null, camera: null });
  // The store makes the room by its constructor and reads names of events; nothing else of the module is asked for.
  return { room, store, done, load: () => loaded.resolve(there as unknown as LiveKit) };
}

describe("leaving while one is still on the way in", () => {
  it("never connects when LiveKit's code comes after it", async () => {
    const { room, store, done, load } = joining();
    await store.leave();
    load();
    await done;
    expect(room.calls).toEqual([]);
    expect(store.getSnapshot().connection).toEqual({ status: "ended", reason: "left" });
  });

  it("lets go of a handshake that succeeds after it", async () => {
    const { room, store, done, load } = joining();
    load();
    await Promise.resolve();
    await Promise.resolve();
    await store.leave();
    room.handshake.resolve(undefined);
    await done;
    expect(room.calls.at(-1)).toBe("disconnect");
    expect(room.calls.filter((call) => call === "disconnect")).toHaveLength(2);
    expect(store.getSnapshot().connection).toEqual({ status: "ended", reason: "left" });
  });
});

it("mutes who asks for it while the microphone is still being switched on", async () => {
  const { room, store, done, load } = joining();
  load();
  room.handshake.resolve(undefined);
  await done;
  const switchedOn = store.setMicrophone(true);
  await store.setMicrophone(false);
  room.switching.resolve(undefined);
  await switchedOn;
  expect(room.calls).toEqual(["connect", "microphone on", "microphone off"]);
});
