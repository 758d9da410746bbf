import { isDeepStrictEqual } from "node:util";
import { until } from "@rooms/testing/until";
import type { Ground, Meeting } from "./ground.ts";
import { heal, inject } from "./inject.ts";
import { instances } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

export interface Outcome {
  words: number;
  /** From the end of the last fault until all are connected and see every word that was said before it. */
  recoveryMs: number;
}

const settledWithinMs = 60_000;

/** Plays one schedule; rejects when a word is lost, doubled, out of order, or another on a screen than in the database. */
export async function play(schedule: Schedule, ground: Ground): Promise<Outcome> {
  const meeting = await ground.meet(schedule.speakers.length + 1);
  const { talkers } = meeting;
  try {
    talkers.forEach((talker, index) =>
      talker.client.start({ speak: index < schedule.speakers.length }),
    );
    await until("all are in", () => talkers.every(({ live }) => live));
    const talking = schedule.speakers.map(async (turns, index) => talkers[index]?.talk(turns));
    await Promise.all(
      schedule.faults.map((fault) => inject(fault, ground.instance(fault.instance))),
    );
    const recoveryMs = await recovery(meeting);
    await Promise.all(talking);
    await settled(meeting);
    return { words: talkers.reduce((sum, { words }) => sum + words.length, 0), recoveryMs };
  } finally {
    for (const talker of talkers) talker.leave();
    await restore(ground);
  }
}

async function recovery({ talkers }: Meeting): Promise<number> {
  const healedAtMs = performance.now();
  const said = talkers.map(({ identity, words }) => ({ identity, words: [...words] }));
  const shown = () =>
    talkers.every((talker) =>
      said.every(({ identity, words }) => {
        const seen = new Set(talker.seen(identity, { stored: false }));
        return words.every((word) => seen.has(word));
      }),
    );
  await until("recovered", () => talkers.every(({ live }) => live) && shown(), {
    withinMs: settledWithinMs,
    seen: () => describe(talkers, []),
  });
  return performance.now() - healedAtMs;
}

async function settled(meeting: Meeting): Promise<void> {
  const { talkers } = meeting;
  let stored: Record<string, string[]> = {};
  const spoken = Object.fromEntries(talkers.map(({ identity, words }) => [identity, words]));
  const expected = Object.values(spoken).flat().length;
  await until(
    "all words are stored",
    async () => {
      stored = await storedWords(meeting);
      return Object.values(stored).flat().length >= expected;
    },
    { withinMs: settledWithinMs, seen: () => describe(talkers, stored) },
  );
  await until(
    "all audio is acknowledged",
    () => talkers.every(({ client }) => client.getSnapshot().bufferedMs === 0),
    { withinMs: settledWithinMs, seen: () => describe(talkers, stored) },
  );
  stored = await storedWords(meeting);
  if (!isDeepStrictEqual(stored, spoken)) {
    throw new Error(`stored is not what was said: ${describe(talkers, stored)}`);
  }
  const gaps = await meeting.gaps();
  if (gaps.length > 0) throw new Error(`gaps: ${gaps.join(" ")}`);
  for (const talker of talkers) {
    const same = () =>
      talkers.every(({ identity, words }) =>
        [false, true].every((only) =>
          isDeepStrictEqual(talker.seen(identity, { stored: only }), words),
        ),
      );
    await until("every screen shows what is stored", same, {
      seen: () => describe([talker], stored),
    });
  }
}

async function storedWords(meeting: Meeting): Promise<Record<string, string[]>> {
  const rows = await meeting.rows();
  rows.forEach(({ seq }, index) => {
    if (seq !== index + 1) throw new Error(`row ${index + 1} has the number ${seq}`);
  });
  const words = meeting.talkers.map(({ identity }) => {
    const own = rows.filter((row) => row.identity === identity);
    return [identity, own.flatMap(({ text }) => text.split(" "))] as const;
  });
  return Object.fromEntries(words);
}

function describe(talkers: Meeting["talkers"], stored: unknown): string {
  const seen = talkers.map((talker) => ({
    identity: talker.identity,
    connection: talker.client.getSnapshot().connection,
    bufferedMs: talker.client.getSnapshot().bufferedMs,
    said: talker.words.join(" "),
    sees: talkers.map(({ identity }) => talker.seen(identity, { stored: false }).join(" ")),
    stored: talkers.map(({ identity }) => talker.seen(identity, { stored: true }).join(" ")),
  }));
  return JSON.stringify({ seen, stored }, null, 1);
}

/** Whatever was left broken is sound for the next schedule. */
async function restore(ground: Ground): Promise<void> {
  for (const index of instances) {
    const instance = ground.instance(index);
    instance.signal("SIGCONT");
    for (const hop of Object.values(instance.hops)) {
      heal(hop);
      hop.bury();
    }
    await instance.start();
  }
}
