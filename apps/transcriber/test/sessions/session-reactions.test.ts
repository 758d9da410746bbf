import type { ServerMessage } from "@rooms/contracts/realtime";
import { reactionLimits } from "@rooms/domain/vocabulary/reactions";
import { describe, expect, it } from "vitest";
import { SessionReactions } from "../../src/sessions/session-reactions.ts";

function open() {
  const told: ServerMessage[] = [];
  const reactions = new SessionReactions({ broadcast: (message) => told.push(message) });
  const of = (name: string) => ({ participantId: name, identity: name });
  return { told, reactions, of };
}

describe("reactions of a session", () => {
  it("are told at once, and those that come soon after together", () => {
    const { told, reactions, of } = open();
    reactions.take(of("ann"), { heart: 1 }, 0);
    reactions.take(of("ben"), { clap: 2 }, 10);
    reactions.take(of("ann"), { heart: 3, wow: 1 }, 20);
    expect(told).toEqual([
      { type: "reactions", items: [{ identity: "ann", counts: { heart: 1 } }] },
    ]);
    reactions.tell(reactionLimits.sendEveryMs - 1);
    expect(told).toHaveLength(1);
    reactions.tell(reactionLimits.sendEveryMs);
    reactions.tell(10_000);
    expect(told.slice(1)).toEqual([
      {
        type: "reactions",
        items: [
          { identity: "ben", counts: { clap: 2 } },
          { identity: "ann", counts: { heart: 3, wow: 1 } },
        ],
      },
    ]);
  });

  it("of thirty people who flood for ten seconds are four messages a second with what a page of ours may send, and no more", () => {
    const { told, reactions, of } = open();
    for (let nowMs = 0; nowMs <= 10_000; nowMs += 10) {
      for (let person = 0; person < 30; person += 1) {
        reactions.take(of(`p${person}`), { party: 20 }, nowMs);
      }
      reactions.tell(nowMs);
    }
    expect(told.length).toBeLessThanOrEqual(41);
    const items = told.flatMap((one) => (one.type === "reactions" ? one.items : []));
    const messagesMax = reactionLimits.burstOfOne + 10 * reactionLimits.perSecondOfOne;
    for (const name of ["p0", "p29"]) {
      const own = items.filter(({ identity }) => identity === name);
      expect(own.length).toBeGreaterThan(30);
      expect(own.length).toBeLessThanOrEqual(messagesMax);
      for (const { counts } of own) expect(counts).toEqual({ party: reactionLimits.pressesMax });
    }
  });

  it("are within one rate for all sockets of a participant", () => {
    const { told, reactions, of } = open();
    for (let socket = 0; socket < 100; socket += 1) reactions.take(of("ann"), { laugh: 1 }, 0);
    reactions.tell(1_000);
    const items = told.flatMap((one) => (one.type === "reactions" ? one.items : []));
    expect(items.map(({ counts }) => counts.laugh)).toEqual([1, reactionLimits.burstOfOne - 1]);
  });
});
