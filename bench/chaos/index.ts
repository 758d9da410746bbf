import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTestCluster } from "@rooms/db/testing";
import { percentile } from "../statistics.ts";
import { layGround } from "./ground.ts";
import type { Ground } from "./ground.ts";
import { play } from "./play.ts";
import type { Outcome } from "./play.ts";
import { instances, longSchedules, scheduleOf } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

export interface ChaosOptions {
  /** How many seeds, from `from` on. */
  seeds: number;
  from: number;
  /** Also the longest faults: clients cut off for 55 s, the database away for 20 s, processes stopped for 15 s. */
  long: boolean;
  /** Grounds in use at once. */
  atOnce: number;
}

/** Plays seeded schedules of faults over all hops; says which failed, and how long recovery took. */
export async function measureChaos({ seeds, from, long, atOnce }: ChaosOptions): Promise<void> {
  const cluster = await startTestCluster();
  const outcomes: (Outcome & { schedule: Schedule })[] = [];
  const failed: number[] = [];
  const seeded = Array.from({ length: seeds }, (_, index) => scheduleOf(from + index));
  const schedules = [...(long ? longSchedules() : []), ...seeded];
  const work = async (): Promise<void> => {
    const ground = await layGround(cluster.url);
    for (let schedule = schedules.shift(); schedule; schedule = schedules.shift()) {
      try {
        outcomes.push({ ...(await play(schedule, ground)), schedule });
      } catch (error) {
        failed.push(schedule.seed);
        console.log(`seed ${schedule.seed} FAILED, see ${report(schedule, error, ground)}`);
      }
      const done = outcomes.length + failed.length;
      if (done % 10 === 0) console.log(`${done} seeds, ${failed.length} failed`);
    }
    await ground.close();
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  await cluster.stop();
  summarise(outcomes, failed);
}

function summarise(outcomes: (Outcome & { schedule: Schedule })[], failed: number[]): void {
  const words = outcomes.reduce((sum, outcome) => sum + outcome.words, 0);
  console.log(`${outcomes.length + failed.length} seeds, ${words} words in those that held`);
  console.log(`failed: ${failed.length === 0 ? "none" : failed.join(", ")}`);
  const silent = (schedule: Schedule) => schedule.faults.some(({ kind }) => kind === "vanish");
  const tell = (what: string, some: typeof outcomes) => {
    const times = some.map(({ recoveryMs }) => recoveryMs);
    const at = (share: number) => `${Math.round(percentile(times, share))} ms`;
    console.log(`recovery, ${what}: p50 ${at(0.5)}, p95 ${at(0.95)} (${times.length} seeds)`);
  };
  tell(
    "all connections told of their end",
    outcomes.filter(({ schedule }) => !silent(schedule)),
  );
  for (const line of slowest(outcomes)) console.log(line);
  tell(
    "some connections dead without a word",
    outcomes.filter(({ schedule }) => silent(schedule)),
  );
}

/** Which faults took longest to get over. */
function slowest(outcomes: readonly (Outcome & { schedule: Schedule })[]): string[] {
  return [...outcomes]
    .sort((a, b) => b.recoveryMs - a.recoveryMs)
    .slice(0, 10)
    .map(({ schedule, recoveryMs }) => {
      const faults = schedule.faults.map(
        (fault) => `${fault.kind} ${"hop" in fault ? fault.hop : ""}`,
      );
      return `  seed ${schedule.seed}: ${Math.round(recoveryMs)} ms after ${faults.join(", ")}`;
    });
}

/** Writes down all there is to know of a failure. */
function report(schedule: Schedule, error: unknown, ground: Ground): string {
  const file = join(tmpdir(), `rooms-chaos-${schedule.seed}.log`);
  const logs = instances.map((index) => ground.instance(index).log);
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  writeFileSync(file, [JSON.stringify(schedule, null, 1), said, ...logs].join("\n\n"));
  return file;
}
