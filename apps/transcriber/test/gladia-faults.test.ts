import { until } from "@rooms/testing/until";
import type { GladiaServer } from "@rooms/speech-server";
import { beforeAll, describe, expect, it } from "vitest";
import { expectDelivered } from "./support/expect-delivered.ts";
import { openRoom } from "./support/room.ts";
import type { TranscriberProcess } from "./support/transcriber-process.ts";
import { useTranscribers } from "./support/transcribers.ts";

const words = ["alpha", "beta", "gamma", "delta", "epsilon"];

const transcribers = useTranscribers();
let engine: GladiaServer;
let transcriber: TranscriberProcess;

beforeAll(async () => {
  engine = transcribers().gladia;
  transcriber = await transcribers().start();
});

interface Fault {
  /** Before the first speech. */
  first?: (engine: GladiaServer) => void;
  /** During speech, after the first words were recognised. */
  amid?: (engine: GladiaServer) => void;
  /** When the page has said all. */
  last?: (engine: GladiaServer) => void;
}

async function expectNothingLost({ first, amid, last }: Fault): Promise<void> {
  first?.(engine);
  const room = await openRoom(transcribers().pool, transcriber.url, ["ann", "bob"]);
  const [ann, bob] = [room.page(0), room.page(1)];
  const speaking = Promise.all([ann.speak(words), bob.speak(["one", "two"], { gapMs: 500 })]);
  if (amid !== undefined) {
    await until("half said", () => ann.lines.size > 0);
    amid(engine);
  }
  await speaking;
  last?.(engine);
  await expectDelivered(room.session, room.pages, [
    { page: ann, words },
    { page: bob, words: ["one", "two"] },
  ]);
  room.pages.forEach((page) => page.leave());
}

// One after the other: a fault of the engine affects every session on it.
describe("no word is lost or doubled when Gladia", () => {
  it.each([
    ["drops the connection (1006)", undefined],
    ["closes with 1011", 1011],
    ["closes with 4500", 4500],
    ["closes with 1009", 1009],
    ["closes with 4408, which is no use to come back from", 4408],
  ])("%s", (_what, code) =>
    expectNothingLost({ amid: ({ faults }) => faults.cut(code === undefined ? {} : { code }) }),
  );

  it("drops the connection, and with it the words it was about to say", async () => {
    const before = { ...engine.switches };
    await expectNothingLost({
      first: ({ switches }) =>
        Object.assign(switches, { missedMessages: "drop", finalDelayMs: 200 }),
      last: ({ faults }) => {
        faults.failNextUpgrades(2, 503);
        faults.cut();
      },
    });
    Object.assign(engine.switches, before);
  });

  it("loses acknowledgements and then the connection", () =>
    expectNothingLost({
      first: ({ faults }) => (faults.holdsAcks = true),
      amid: ({ faults }) => {
        faults.cut();
        faults.holdsAcks = false;
      },
    }));

  it("does not let the session be opened again (403)", () =>
    expectNothingLost({
      amid: ({ faults }) => {
        faults.failNextUpgrades(2, 403);
        faults.cut();
      },
    }));

  it("answers 429 three times", () =>
    expectNothingLost({ first: ({ faults }) => faults.failNextInits(3, { status: 429 }) }));

  it("answers 500 and 503 at the start", () =>
    expectNothingLost({
      first: ({ faults }) => {
        faults.failNextInits(1, { status: 500 });
        faults.failNextInits(1, { status: 503 });
      },
    }));

  it("hangs without closing", () =>
    expectNothingLost({
      amid: ({ faults }) => {
        faults.holdsAcks = true;
        faults.swallowsMessages = true;
      },
      last: ({ faults }) => {
        faults.cut();
        faults.holdsAcks = false;
        faults.swallowsMessages = false;
      },
    }));

  it("says its finals after the session's end", async () => {
    engine.switches.finalDelayMs = 1_500;
    const room = await openRoom(transcribers().pool, transcriber.url, ["ann"]);
    await room.page(0).speak(["alpha", "beta"]);
    await room.session.end();
    await until("closed", () => room.page(0).closes.includes(4410));
    const rows = await room.session.rows();
    expect(rows.map(({ text }) => text).join(" ")).toBe("alpha beta");
    expect(await room.session.gaps()).toEqual([]);
    room.page(0).leave();
  });
});
