import { sessionId, slug } from "@rooms/domain/shared/ids";
import { until } from "@rooms/domain/testing";
import { describe, expect, it } from "vitest";
import { RoomHearing } from "../../src/room-capture/room-hearing.ts";
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

/** Ears whose agent and pipeline write down what they are told. */
function createEars() {
  const told: string[] = [];
  const frames: (CapturedFrame & { identity: string })[] = [];
  const said = new Map<string, Source>();
  const asked: string[] = [];
  let nowMs = startedAtMs + 10_000;
  let events: RoomAgentEvents | null = null;
  const hearing = new RoomHearing({
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
        leave: () => told.push("leave"),
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
    ...{ hearing, told, frames, said, asked, chunk },
    arrive: (...identities: string[]) =>
      events?.people(identities.map((identity) => ({ identity, open: true }))),
    arriving: (...identities: string[]) => events?.hearing(identities),
    lose: () => events?.lost(),
    pass: (ms: number) => (nowMs += ms),
  };
}

async function listening(...identities: string[]) {
  const ears = createEars();
  ears.hearing.want(true);
  ears.arrive(...identities);
  const last = `hear ${identities.join(",")}`;
  await until("all are to be heard", () => ears.told.includes(last), { seen: () => ears.told });
  ears.told.length = 0;
  return ears;
}

describe("the server's ears in a session", () => {
  it("enters and leaves once, however often it is told", async () => {
    const ears = createEars();
    for (const on of [true, true, false, false, true]) ears.hearing.want(on);
    expect(ears.told.filter((one) => one === "enter" || one === "leave")).toEqual([
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
    const ears = await listening("ann", "bob");
    ears.chunk("ann", 0, true);
    ears.said.set("p-ann", "nobody");
    ears.hearing.arrange();
    ears.chunk("ann", 80);
    ears.chunk("bob", 80, true);
    expect(ears.told).toContain("end ann");
    expect(ears.told).toContain("hear bob");
    expect(ears.frames.map(({ identity }) => identity)).toEqual(["ann", "bob"]);
  });

  it("ends all turns when the agent is lost, and hears again whom the next one finds", async () => {
    const ears = await listening("ann");
    ears.arriving("ann");
    ears.lose();
    expect(ears.told).toEqual(["heard 1", "end ann", "heard 0"]);
    ears.arrive("ann");
    expect(ears.told).toContain("hear ann");
  });

  it("hears nobody who does not take part, and asks for them again only after a while", async () => {
    const ears = createEars();
    ears.hearing.want(true);
    ears.arrive("egress");
    for (let times = 0; times < 5; times += 1) ears.hearing.want(true);
    expect(ears.asked).toEqual(["egress"]);
    ears.pass(10_000);
    ears.hearing.want(true);
    await until("asked again", () => ears.asked.length === 2);
    expect(ears.told.some((one) => one.startsWith("hear "))).toBe(false);
  });

  it("is deaf for good once stopped", async () => {
    const ears = await listening("ann");
    ears.hearing.stop();
    ears.chunk("ann", 0, true);
    ears.hearing.want(true);
    expect(ears.frames).toEqual([]);
    expect(ears.told).toEqual(["end ann", "heard 0", "leave"]);
  });
});
