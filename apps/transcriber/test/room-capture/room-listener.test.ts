import { EventEmitter } from "node:events";
import type * as LiveKit from "@livekit/rtc-node";
import { describe, expect, it } from "vitest";
import { RoomListener } from "../../src/room-capture/room-listener.ts";

const microphoneSource = 2;

/** A microphone as LiveKit's library shows it, with what was asked of the server. */
class Publication {
  readonly sid = "TR_1";
  readonly source = microphoneSource;
  readonly asked: boolean[] = [];
  subscribed = false;
  muted = false;

  setSubscribed(subscribed: boolean): void {
    this.asked.push(subscribed);
  }
}

class FakeRoom extends EventEmitter {
  readonly remoteParticipants = new Map<string, unknown>();

  async connect(): Promise<void> {
    // It is inside at once.
  }
}

/** A listener in a room with one microphone; its audio comes when the test says so. */
async function createListener() {
  const room = new FakeRoom();
  const publication = new Publication();
  const trackPublications = new Map([[publication.sid, publication]]);
  const ann = { identity: "ann", attributes: {}, trackPublications };
  room.remoteParticipants.set("ann", ann);
  const audio = new TransformStream<{ data: Int16Array }>();
  let nowMs = 1_000;
  const hearing: (readonly string[])[] = [];
  const livekit = {
    Room: function () {
      return room;
    },
    RoomEvent: { TrackSubscribed: "trackSubscribed", TrackPublished: "trackPublished" },
    TrackSource: { SOURCE_MICROPHONE: microphoneSource },
    AudioStream: function () {
      return audio.readable;
    },
  };
  const listener = new RoomListener({
    // What the listener uses of the library.
    livekit: livekit as unknown as typeof LiveKit,
    nowMs: () => nowMs,
    people: () => undefined,
    hearing: (identities) => hearing.push(identities),
    chunk: () => undefined,
    out: () => undefined,
    trouble: (error) => {
      throw error;
    },
  });
  await listener.enter("ws://127.0.0.1:1", "token");
  return {
    ...{ listener, publication, hearing },
    pass(ms: number) {
      nowMs += ms;
      listener.askAgain();
    },
    tell: (event: string) => room.emit(event, {}, publication, ann),
    async arrive() {
      publication.subscribed = true;
      room.emit("trackSubscribed", {}, publication, ann);
      await audio.writable.getWriter().write({ data: new Int16Array(320) });
    },
  };
}

describe("a listener in a room", () => {
  it("asks again for a microphone that was asked for and brings nothing", async () => {
    const { listener, publication, pass, tell } = await createListener();
    listener.hear(["ann"]);
    pass(9_000);
    tell("trackPublished");
    expect(publication.asked).toEqual([true, true]);
    pass(1_000);
    expect(publication.asked.slice(2)).toEqual([false, true]);
    pass(9_999);
    expect(publication.asked).toHaveLength(4);
    pass(1);
    expect(publication.asked.slice(4)).toEqual([false, true]);
  });

  it("does not ask for what is heard, muted or not wanted any more", async () => {
    const { listener, publication, hearing, pass, arrive } = await createListener();
    listener.hear(["ann"]);
    publication.muted = true;
    pass(60_000);
    publication.muted = false;
    await arrive();
    expect(hearing).toEqual([["ann"]]);
    pass(60_000);
    expect(publication.asked).toEqual([true]);
    listener.hear([]);
    pass(60_000);
    expect(publication.asked).toEqual([true, false]);
  });
});
