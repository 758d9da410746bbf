import { unsettledPart } from "@rooms/domain/transcription/lost-speech";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultSettings } from "../src/stt/settings.ts";
import { plans, randomOf, turnsOf } from "./simulation/plan.ts";
import type { Fault, Plan } from "./simulation/plan.ts";
import { SimulatedSpeaker } from "./simulation/speaker.ts";
import { nameOf } from "./simulation/tokens.ts";
import { World } from "./simulation/world.ts";

const numRuns = 250;
const settledWithinMs = 45_000;
const frameMs = 80;

function play(plan: Plan): World {
  const world = new World({
    settings: { ...defaultSettings, lanes: plan.lanes },
    random: randomOf(plan.seed),
    engine: plan,
    flushEveryMs: 300,
  });
  const turns = turnsOf(plan);
  turns.forEach((spoken, index) => world.speakers.push(new SimulatedSpeaker(`p${index}`, spoken)));
  for (const fault of plan.faults) world.schedule.at(fault.atMs, () => inject(world, fault));
  const healed = plan.faults.map((fault) => fault.atMs + ("forMs" in fault ? fault.forMs : 0));
  const lastMs = Math.max(25_000, ...turns.flat().map(({ endMs }) => endMs), ...healed);
  world.run(lastMs + settledWithinMs);
  return world;
}

function inject(world: World, fault: Fault): void {
  const { nowMs } = world.schedule;
  if (fault.kind === "crash") world.crash();
  if (fault.kind === "handover") world.handOver();
  if (fault.kind === "engine") world.engine.breakOne();
  if (fault.kind === "cut") world.speakers[fault.speaker]?.cut(nowMs + fault.forMs);
  if (fault.kind === "database") {
    world.databaseUp = false;
    world.schedule.at(nowMs + fault.forMs, () => {
      world.databaseUp = true;
    });
  }
}

/** The longest cut that may cost nothing: in the middle of a sentence, while another speaker needs the only lane. */
const longestCut: Plan = {
  speakers: [
    [
      { pauseMs: 500, gapsMs: [100, 100, 100, 100, 100, 100, 100] },
      { pauseMs: 1_000, gapsMs: [50, 400] },
    ],
    [{ pauseMs: 4_000, gapsMs: [100, 100, 100] }],
  ],
  faults: [{ kind: "cut", atMs: 2_000, speaker: 0, forMs: 55_000 }],
  ...{ lanes: 1, voiceEvents: true, partials: true, seed: 1 },
};

describe("session pipeline, simulated end to end", () => {
  it("stores every spoken word once, in order, under its speaker, whatever breaks", () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const world = play(plan);
        for (const { speaker, turns } of world.speakers) {
          const spoken = turns.flatMap(({ words }) => words.map(({ token }) => nameOf(token)));
          const stored = world.stored
            .filter(({ participantId }) => participantId === speaker.participantId)
            .flatMap(({ text }) => text.split(" "));
          expect(stored).toEqual(spoken);
        }
        expect(world.gaps).toEqual([]);
        expect([...world.watermarks.values()].filter((mark) => unsettledPart(mark))).toEqual([]);
        for (const { speaker, turns } of world.speakers) {
          const spokenMs = turns.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
          // Whole frames; the last may reach beyond its turn.
          expect(world.speechMs.get(speaker.participantId)).toBeLessThan(
            spokenMs + turns.length * frameMs,
          );
        }
        const provisional = [...world.shown.values()].filter(({ kind }) => kind !== "stored");
        expect(provisional).toEqual([]);
        expect(world.speakers.map(({ unacknowledged }) => unacknowledged)).toEqual(
          world.speakers.map(() => 0),
        );
      }),
      { numRuns, examples: [[longestCut]] },
    );
  }, 600_000);
});
