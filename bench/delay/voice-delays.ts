import { setTimeout as delay } from "node:timers/promises";
import { samplesOf, say, sentenceNames, turnEndsOf } from "@rooms/e2e/support";
import type { Meeting, RunningRooms } from "@rooms/e2e/support";
import type { FinalWord } from "./account.ts";
import { readStageLog, utteranceOf } from "./stage-log.ts";
import { finalsOf } from "./word-sightings.ts";

const samplesPerMs = 16;
/** Quieter than this is no voice, −46 dBFS: the end of a recording is not the end of its speech. */
const loud = 164;
/** The speaker's own pause, longer than any final should take. */
const pauseMs = 4_000;

interface SaidSentence {
  name: string;
  beganAtMs: number;
  endedAtMs: number;
}

/** Says the sentences of the synthetic voices with pauses between, and tells when the last final of each came to the other screen. */
export async function voiceDelays(
  rooms: RunningRooms,
  { ann, ben }: Meeting,
): Promise<FinalWord[]> {
  const said: SaidSentence[] = [];
  for (const name of sentenceNames) {
    const samples = samplesOf({ atS: 0, sentence: name });
    const beganAtMs = await say(ann.page, samples);
    const spokenMs =
      (samples.findLastIndex((sample) => Math.abs(sample) > loud) + 1) / samplesPerMs;
    said.push({ name, beganAtMs, endedAtMs: beganAtMs + spokenMs });
    await delay(samples.length / samplesPerMs + pauseMs);
  }
  const finals = [...(await finalsOf(ben.page))];
  const gateClosings = await turnEndsOf(ann.page);
  const { utterances } = readStageLog(rooms.logLines);
  return said.flatMap(({ name, beganAtMs, endedAtMs }, index) => {
    const until = said[index + 1]?.beganAtMs ?? Infinity;
    const last = finals
      .filter(([, atMs]) => atMs > beganAtMs && atMs < until)
      .sort(([, a], [, b]) => a - b)
      .at(-1);
    if (last === undefined) return [];
    const [lineId, shownAtMs] = last;
    const gateClosedAtMs = gateClosings.find((atMs) => atMs >= endedAtMs);
    return [
      {
        ...{ word: name, spokenAtMs: endedAtMs, speechEndedAtMs: endedAtMs, shownAtMs },
        ...(gateClosedAtMs === undefined ? {} : { gateClosedAtMs }),
        ...utterances.get(utteranceOf(lineId)),
      },
    ];
  });
}
