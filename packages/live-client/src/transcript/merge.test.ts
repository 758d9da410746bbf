import type { FinalMessage } from "@rooms/contracts/realtime";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { welcome } from "../../test/messages.ts";
import { TranscriptStore } from "./store.ts";
import type { TranscriptMessage } from "./store.ts";

describe("merge", () => {
  const id = fc.constantFrom("a", "b", "c", "d");
  const line = {
    utteranceId: id,
    participantIdentity: fc.constantFrom("ann", "bob"),
    participantName: fc.constant("N"),
    text: fc.constantFrom("", "one", "two"),
    startedAtMs: fc.nat(3),
    endedAtMs: fc.nat(3),
    epoch: fc.nat(3),
  };
  const anyPartial = fc.record({ type: fc.constant("partial"), ...line, revision: fc.nat(3) });
  const anyFinal = fc.record({
    type: fc.constant("final"),
    ...line,
    seq: fc.option(fc.nat(4), { nil: null }),
    language: fc.constant(null),
    confidence: fc.constant(null),
  });
  const anyStored = fc.record({
    type: fc.constant("stored"),
    epoch: fc.nat(3),
    items: fc.array(fc.record({ utteranceId: id, seq: fc.nat(4) }), { maxLength: 3 }),
  });
  type Fact =
    { relayed: false; message: TranscriptMessage } | { relayed: true; message: FinalMessage };
  const fact: fc.Arbitrary<Fact> = fc.oneof(
    fc.record({
      relayed: fc.constant(false),
      message: fc.oneof<fc.Arbitrary<TranscriptMessage>[]>(
        anyPartial,
        anyFinal,
        anyStored,
        fc.nat(3).map(welcome),
      ),
    }),
    fc.record({ relayed: fc.constant(true), message: anyFinal }),
  );

  function merged(facts: readonly Fact[]) {
    const store = new TranscriptStore();
    for (const one of facts) {
      if (one.relayed) store.receiveRelayed(one.message);
      else store.receive([one.message]);
    }
    const { lines, lastSeq } = store.getSnapshot();
    return { lines, lastSeq };
  }

  it("gives the same lines whatever the order in which the facts come, by either way, even if they contradict", () => {
    const shuffled = fc
      .array(fact, { maxLength: 20 })
      .chain((facts) =>
        fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
      );
    fc.assert(
      fc.property(shuffled, ([facts, other]) => {
        expect(merged(other).lines).toEqual(merged(facts).lines);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is idempotent: facts that come again change nothing", () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 20 }), (facts) => {
        expect(merged([...facts, ...facts])).toEqual(merged(facts));
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps the lines in order and each utterance once", () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 30 }), (facts) => {
        const { lines } = merged(facts);
        const order = lines.toSorted(
          (a, b) => a.startedAtMs - b.startedAtMs || (a.utteranceId < b.utteranceId ? -1 : 1),
        );
        expect(lines).toEqual(order);
        expect(new Set(lines.map((one) => one.utteranceId)).size).toBe(lines.length);
      }),
    );
  });
});
