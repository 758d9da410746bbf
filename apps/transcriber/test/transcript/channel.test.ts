import { serverMessage } from "@rooms/contracts/realtime";
import type { CloseName, FinalMessage, ServerMessage } from "@rooms/contracts/realtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SessionChannel } from "../../src/transcript/channel.ts";
import type { Subscriber } from "../../src/transcript/channel.ts";

class Listener implements Subscriber {
  readonly messages: ServerMessage[] = [];
  readonly closed: CloseName[] = [];
  bufferedBytes = 0;

  close(name: CloseName): void {
    this.closed.push(name);
  }

  send(json: string): void {
    this.messages.push(serverMessage.parse(JSON.parse(json)));
  }

  texts(): string[] {
    return this.messages.flatMap((message) => ("text" in message ? [message.text] : []));
  }

  /** Numbers whose lines are kept from this reader. */
  withheld(): number[] {
    return this.messages.flatMap((message) =>
      message.type === "withheld"
        ? Array.from(
            { length: message.untilSeq - message.fromSeq + 1 },
            (_, at) => message.fromSeq + at,
          )
        : [],
    );
  }

  /** Utterances in the order in which they got their number, and how often. */
  numbered(): [number, string][] {
    return this.messages.flatMap((message): [number, string][] => {
      if (message.type === "final" && message.seq !== null)
        return [[message.seq, message.utteranceId]];
      if (message.type !== "stored") return [];
      return message.items.map(({ seq, utteranceId }) => [seq, utteranceId]);
    });
  }
}

function line(index: number): FinalMessage {
  return {
    type: "final",
    utteranceId: `u${index}`,
    participantIdentity: "i",
    participantName: "n",
    text: `text ${index}`,
    startedAtMs: index,
    endedAtMs: index + 1,
    epoch: 1,
    seq: null,
    language: null,
    confidence: null,
  };
}

/** A channel over a table that answers when the test lets it. */
function world() {
  const table: FinalMessage[] = [];
  const asked: (() => void)[] = [];
  const channel = new SessionChannel({
    readAfter: (afterSeq, limit) =>
      new Promise((resolve) => {
        // What is read is decided when the database looks, not when the answer arrives.
        const rows = table.filter(({ seq }) => (seq ?? 0) > afterSeq).slice(0, limit);
        asked.push(() => resolve(rows));
      }),
    pause: () => Promise.resolve(),
    onProblem: () => undefined,
  });
  let said = 0;
  let stored = 0;
  return {
    channel,
    say: () => {
      said += 1;
      channel.final(line(said));
    },
    /** Commits the oldest unstored line; tells the channel later, as a process learns of a commit. */
    commit: () => {
      if (stored === said) return () => undefined;
      stored += 1;
      const seq = stored;
      table.push({ ...line(seq), seq });
      const items = [{ utteranceId: `u${seq}`, seq }];
      return () => channel.stored({ type: "stored", epoch: 1, items });
    },
    answer: () => asked.shift()?.(),
    storedSoFar: () => stored,
    saidSoFar: () => said,
  };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("a session channel", () => {
  it("sends every stored line once and in order to each reader, whenever it connects (D9)", async () => {
    const step = fc.constantFrom("say", "commit", "tell", "join", "answer");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { channel, say, commit, answer, storedSoFar } = world();
        const untold: (() => void)[] = [];
        const joined: { listener: Listener; afterSeq: number }[] = [];
        for (const action of steps) {
          if (action === "say") say();
          if (action === "commit") untold.push(commit());
          if (action === "tell") untold.shift()?.();
          if (action === "answer") answer();
          if (action === "join") {
            const listener = new Listener();
            const afterSeq = Math.floor(storedSoFar() / 2);
            joined.push({ listener, afterSeq });
            void channel.subscribe(listener, { afterSeq, fromMs: 0 });
          }
          await settled();
        }
        for (const tell of untold) tell();
        for (let index = 0; index < joined.length; index += 1) {
          answer();
          await settled();
        }
        for (const { listener, afterSeq } of joined) {
          const count = storedSoFar() - afterSeq;
          expect(listener.numbered()).toEqual(
            Array.from({ length: count }, (_, at) => [afterSeq + at + 1, `u${afterSeq + at + 1}`]),
          );
          for (const [, utteranceId] of listener.numbered()) {
            expect(listener.messages).toContainEqual(
              expect.objectContaining({ type: "final", utteranceId }),
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("tells a newcomer what is in the air, and not what was taken back", async () => {
    const { channel, say, answer } = world();
    const { seq: _seq, language: _language, confidence: _confidence, ...shown } = line(9);
    channel.partial({ ...shown, type: "partial", revision: 1 });
    channel.partial({ ...shown, type: "partial", utteranceId: "gone", revision: 1 });
    channel.partial({ ...shown, type: "partial", utteranceId: "gone", text: "", revision: 2 });
    say();
    const listener = new Listener();
    void channel.subscribe(listener, { afterSeq: 0, fromMs: 0 });
    answer();
    await settled();
    expect(
      listener.messages.map((each) => ("utteranceId" in each ? each.utteranceId : each.type)),
    ).toEqual(["u9", "u1", "caught-up"]);
  });

  it("goes on reading when the database is away for a while", async () => {
    let failures = 3;
    const channel = new SessionChannel({
      readAfter: async () => {
        failures -= 1;
        if (failures >= 0) throw new Error("away");
        return [{ ...line(1), seq: 1 }];
      },
      pause: () => Promise.resolve(),
      onProblem: () => undefined,
    });
    const listener = new Listener();
    await channel.subscribe(listener, { afterSeq: 0, fromMs: 0 });
    expect(listener.numbered()).toEqual([[1, "u1"]]);
  });

  it("closes who cannot be brought up to date within a bound, and reports each failed read", async () => {
    let reads = 0;
    const reported: string[] = [];
    const channel = new SessionChannel({
      readAfter: async () => {
        reads += 1;
        throw new Error("refused");
      },
      pause: () => Promise.resolve(),
      onProblem: (where) => reported.push(where),
    });
    const listener = new Listener();
    await channel.subscribe(listener, { afterSeq: 0, fromMs: 0 });
    expect(listener.closed).toEqual(["TRY_LATER"]);
    expect(reads).toBe(300);
    expect(reported).toEqual(Array.from({ length: 300 }, () => "backfill"));
  });

  it("sends nothing more to a reader who left in the middle of the backfill", async () => {
    const { channel, say, commit, answer } = world();
    say();
    commit();
    const listener = new Listener();
    void channel.subscribe(listener, { afterSeq: 0, fromMs: 0 });
    channel.unsubscribe(listener);
    answer();
    await settled();
    expect(listener.numbered()).toEqual([]);
  });

  it("sends who reads from their joining no word from before, and leaves no hole and no double in the numbers", async () => {
    const step = fc.constantFrom("say", "commit", "tell", "join", "answer", "open");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { channel, say, commit, answer, storedSoFar, saidSoFar } = world();
        const untold: (() => void)[] = [];
        const joined: { listener: Listener; fromMs: number }[] = [];
        let opened = false;
        for (const action of steps) {
          if (action === "say") say();
          if (action === "commit") untold.push(commit());
          if (action === "tell") untold.shift()?.();
          if (action === "answer") answer();
          if (action === "open" && joined.length > 0) {
            opened = true;
            channel.openPast();
          }
          if (action === "join" && !opened) {
            const listener = new Listener();
            // The line that is said now has begun already.
            const fromMs = saidSoFar() + 1;
            joined.push({ listener, fromMs });
            void channel.subscribe(listener, { afterSeq: 0, fromMs });
          }
          await settled();
        }
        for (const tell of untold) tell();
        for (let index = 0; index < joined.length * 2; index += 1) {
          answer();
          await settled();
        }
        for (const { listener, fromMs } of joined) {
          const words = new Set(listener.texts());
          const hidden = Array.from({ length: fromMs - 1 }, (_, at) => `text ${at + 1}`);
          expect(hidden.filter((text) => words.has(text))).toEqual(opened ? hidden : []);
          const seqs = [...listener.withheld(), ...listener.numbered().map(([seq]) => seq)];
          const expected = Array.from({ length: storedSoFar() }, (_, at) => at + 1);
          expect([...new Set(seqs)].sort((a, b) => a - b)).toEqual(expected);
          if (!opened) expect(seqs).toHaveLength(expected.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("shows a line whole or not at all, though its first word moves while it is heard", () => {
    const { channel } = world();
    const listener = new Listener();
    void channel.subscribe(listener, { afterSeq: 0, fromMs: 100 });
    const { seq: _seq, language: _language, confidence: _confidence, ...shown } = line(1);
    channel.partial({ ...shown, type: "partial", revision: 1, startedAtMs: 99 });
    channel.final({ ...line(1), startedAtMs: 101 });
    channel.partial({ ...shown, type: "partial", utteranceId: "x", revision: 1, startedAtMs: 101 });
    channel.final({ ...line(1), utteranceId: "x", startedAtMs: 99 });
    expect(listener.messages.map((each) => "utteranceId" in each && each.utteranceId)).toEqual([
      "x",
      "x",
    ]);
  });
});
