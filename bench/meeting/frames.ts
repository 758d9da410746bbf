import type { Spurt } from "./schedule.ts";
import { chunkMs } from "./sizes.ts";

/** A chunk, its sender and its time. */
export interface PlannedFrame {
  person: number;
  dueMs: number;
  startMs: number;
  voiced: boolean;
  turnStart: boolean;
  turnEnd: boolean;
}

/** As the capture sets them. */
const preRollMs = 300;
const hangoverMs = 600;

/** What a page with a gate sends: turns, with what was before and after each. */
export function gatedFrames(spurts: readonly Spurt[]): PlannedFrame[] {
  const frames = spurts.flatMap((spurt) => {
    const fromMs = spurt.fromMs - preRollMs;
    const count = Math.ceil((spurt.untilMs + hangoverMs - fromMs) / chunkMs);
    return Array.from({ length: count }, (_, index) => ({
      ...frameAt(spurt.person, fromMs + index * chunkMs, [spurt]),
      turnStart: index === 0,
      turnEnd: index === count - 1,
    }));
  });
  return frames.sort((a, b) => a.dueMs - b.dueMs);
}

/** What a page without a gate sends: everything. */
export function endlessFrames(spurts: readonly Spurt[], people: number, durationMs: number) {
  const frames = Array.from({ length: people }, (_, person) => {
    const own = spurts.filter((spurt) => spurt.person === person);
    // No two participants' chunks are due in the same instant.
    const offsetMs = (person / people) * chunkMs;
    return Array.from({ length: Math.floor(durationMs / chunkMs) }, (__, index) =>
      frameAt(person, offsetMs + index * chunkMs, own),
    );
  });
  return frames.flat().sort((a, b) => a.dueMs - b.dueMs);
}

function frameAt(person: number, startMs: number, spurts: readonly Spurt[]): PlannedFrame {
  const untilMs = startMs + chunkMs;
  const voiced = spurts.some((spurt) => spurt.fromMs < untilMs && spurt.untilMs > startMs);
  return { person, dueMs: untilMs, startMs, voiced, turnStart: false, turnEnd: false };
}
