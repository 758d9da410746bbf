import { sessionId, slug } from "@rooms/domain/shared/ids";
import { until } from "@rooms/testing/until";
import { describe, expect, it } from "vitest";
import { RoomCapture } from "../../src/room-capture/room-capture.ts";
import type { Source } from "../../src/room-capture/source-of.ts";
import { CaptureStream } from "../../src/audio/capture-stream.ts";
import type { CapturedFrame } from "../../src/audio/capture-stream.ts";
import type { Speaker } from "../../src/audio/turn.ts";
import type { RoomAgentEvents } from "../../src/room-capture/room-agent-port.ts";

const startedAtMs = 500_000;
const people: Record<string, Speaker> = {
  ann: { participantId: "p-ann", identity: "ann", name: "Ann" },
  bob: { participantId: "p-bob", identity: "bob", name: "Bob" },
};

/** A room capture whose agent and pipeline write down what they are told. */
function createCapture() {
  const told: string[] = [];
  const frames: (CapturedFrame & { identity: string })[] = [];
  const said = new Map<string, Source>();
  const asked: string[] = [];
  let nowMs = startedAtMs + 10_000;
  let events: RoomAgentEvents | null = null;
  const capture = new RoomCapture({
    room: {
      sessionId: sessionId("0197f0c0-0000-7000-8000-000000000001"),
      slug: slug("abcdefgh"),
      epoch: 3,
    },
    enterRoom: (_room, handlers) => {
      events = handlers;
      told.push("enter");
      return {
        hear: (identities) => told.push(`hear ${identities.join(",")}`),
        close: () => told.push("leave"),
      };
    },
    pipeline: {
      stream: (streamId, speaker) => new CaptureStream(streamId, speaker, null),
      frame: (stream, frame) => frames.push({ ...frame, identity: stream.speaker.identity }),
      endTurn: (stream) => told.push(`end ${stream.speaker.identity}`),
      setHeardInRoom: (heard) => told.push(`heard ${heard.length}`),
    },
    findSpeaker: async (identity) => {
      asked.push(identity);
      return people[identity] ?? null;
    },
    said: (participantId) => said.get(participantId) ?? null,
    startedAtMs,
    nowMs: () => nowMs,
    onFrame: () => undefined,
    onProblem: (where) => told.push(`problem ${where}`),
  });
  const chunk = (identity: string, atMs: number, turnStart = false) =>
    events?.chunk({
      ...{ identity, atMs, agoMs: 40, turnStart, turnEnd: false },
      pcm: new Uint8Array(2_560),
    });
  return {
    ...{ capture, told, frames, said, asked, chunk },
    arrive: (...identities: string[]) =>
      events?.people(identities.map((identity) => ({ identity, open: true }))),
    arriving: (...identities: string[]) => events?.hearing(identities),
    lose: () => events?.lost(),
    pass: (ms: number) => (nowMs += ms),
  };
}

async function listening(...identities: string[]) {
  const world = createCapture();
  world.capture.want(true);
  world.arrive(...identities);
  const last = `hear ${identities.join(",")}`;
  await until("all are to be heard", () => world.told.includes(last), { seen: () => world.told });
  world.told.length = 0;
  return world;
}

describe("the capture of a room", () => {
  it("enters and leaves once, however often it is told", async () => {
    const world = createCapture();
    for (const on of [true, true, false, false, true]) world.capture.want(on);
    expect(world.told.filter((one) => one === "enter" || one === "leave")).toEqual([
      "enter",
      "leave",
      "enter",
    ]);
  });

  it("numbers what it hears on the session clock, without seams in a turn", async () => {
    const { chunk, frames, pass } = await listening("ann");
    chunk("ann", 7_000, true);
    pass(500);
    chunk("ann", 7_080);
    expect(frames.map(({ seq, startMs }) => [seq, startMs])).toEqual([
      [1, 9_960],
      [2, 10_040],
    ]);
  });

  it("takes nothing of who no longer wants it, be it under way, and ends their turn", async () => {
    const world = await listening("ann", "bob");
    world.chunk("ann", 0, true);
    world.said.set("p-ann", "none");
    world.capture.arrange();
    world.chunk("ann", 80);
    world.chunk("bob", 80, true);
    expect(world.told).toContain("end ann");
    expect(world.told).toContain("hear bob");
    expect(world.frames.map(({ identity }) => identity)).toEqual(["ann", "bob"]);
  });

  it("ends all turns when the agent is lost, and hears again whom the next one finds", async () => {
    const world = await listening("ann");
    world.arriving("ann");
    world.lose();
    expect(world.told).toEqual(["heard 1", "end ann", "heard 0"]);
    world.arrive("ann");
    expect(world.told).toContain("hear ann");
  });

  it("captures no identity without a participant, and looks it up again only after a while", async () => {
    const world = createCapture();
    world.capture.want(true);
    world.arrive("egress");
    for (let times = 0; times < 5; times += 1) world.capture.want(true);
    expect(world.asked).toEqual(["egress"]);
    world.pass(10_000);
    world.capture.want(true);
    await until("asked again", () => world.asked.length === 2);
    expect(world.told.some((one) => one.startsWith("hear "))).toBe(false);
  });

  it("is deaf for good once closed", async () => {
    const world = await listening("ann");
    world.capture.close();
    world.chunk("ann", 0, true);
    world.capture.want(true);
    expect(world.frames).toEqual([]);
    expect(world.told).toEqual(["end ann", "heard 0", "leave"]);
  });
});
