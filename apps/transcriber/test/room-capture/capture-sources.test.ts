import { realtimeLimits } from "@rooms/contracts/realtime";
import { describe, expect, it } from "vitest";
import type { Hello } from "../../src/server/client-connection.ts";
import { CaptureSources } from "../../src/room-capture/capture-sources.ts";
import type { CapturingConnection } from "../../src/room-capture/capture-sources.ts";

const captures: Hello = { type: "hello", capture: { streamId: "stream-1" }, afterSeq: 0 };
const reads: Hello = { type: "hello", capture: null, afterSeq: 0 };
const asks: Hello = { ...reads, fromRoom: true };

function connectionOf(participantId: string): CapturingConnection {
  return { claims: { participantId, identity: `user-${participantId}` } };
}

function createSources() {
  const clock = { nowMs: 0 };
  const sources = new CaptureSources(() => clock.nowMs);
  const come = (hello: Hello, participantId = "ann") => {
    const connection = connectionOf(participantId);
    sources.add(connection, hello);
    return connection;
  };
  return { clock, sources, come, ann: () => sources.of("ann") };
}

describe("the source of a participant's speech, as their sockets name it", () => {
  it("is unknown without a socket of theirs, whatever others have", () => {
    const { come, ann } = createSources();
    expect(ann()).toBeNull();
    come(captures, "bob");
    expect(ann()).toBeNull();
  });

  it("is the client as long as one socket captures, whatever the others say", () => {
    const { come, ann, sources } = createSources();
    come(asks);
    const capturing = come(captures);
    come(reads);
    expect(ann()).toBe("client");
    sources.remove(capturing, true);
    expect(ann()).toBe("room");
  });

  it("is none where they only read, or asked for room capture and then said mute", () => {
    const { come, ann, sources } = createSources();
    come(reads);
    expect(ann()).toBe("none");
    const asking = come(asks);
    expect(ann()).toBe("room");
    sources.setMuted(asking, true);
    expect(ann()).toBe("none");
    sources.setMuted(asking, false);
    expect(ann()).toBe("room");
  });

  it("waits for a client that captured and was lost as long as it keeps its audio, unless it comes back otherwise", () => {
    const { clock, come, ann, sources } = createSources();
    sources.remove(come(captures), false);
    expect(ann()).toBe("client");
    clock.nowMs = realtimeLimits.resendBufferMsMax;
    expect(ann()).toBeNull();
    sources.remove(come(captures), false);
    come(reads);
    expect(ann()).toBe("client");
    come(asks);
    expect(ann()).toBe("room");
  });

  it("is forgotten with a socket that asked for the room: its wish may have changed meanwhile", () => {
    const { come, ann, sources } = createSources();
    sources.remove(come(asks), false);
    expect(ann()).toBeNull();
  });

  it("stays with a client that declines to be transcribed: the server does not hear them in its place", () => {
    const { come, ann, sources } = createSources();
    const capturing = come(captures);
    const declined = () => sources.all().map((one) => one.declined);
    sources.setMuted(capturing, true);
    expect(declined()).toEqual([false]);
    sources.setMuted(capturing, true, true);
    expect(ann()).toBe("client");
    expect(declined()).toEqual([true]);
    come(reads);
    expect(declined()).toEqual([true]);
    come(captures);
    expect(declined(), "another page of theirs brings their speech").toEqual([false]);
  });

  it("is listed once for each participant, also for one whose socket was lost a moment ago", () => {
    const { come, sources } = createSources();
    come(reads);
    come(captures);
    sources.remove(come(captures, "bob"), false);
    sources.remove(come(captures, "cid"), true);
    const all = sources.all().map(({ identity, source }) => [identity, source]);
    expect(new Map(all as [string, string][])).toEqual(
      new Map([
        ["user-bob", "client"],
        ["user-ann", "client"],
      ]),
    );
  });
});
