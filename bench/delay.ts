import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { expectEveryWordOnce, startMeeting, startRooms, turnEndsOf } from "@rooms/e2e/support";
import type { Meeting, RunningRooms, SpokenWord } from "@rooms/e2e/support";
import { accountLines, slowestLines } from "./delay/account.ts";
import type { FinalWord } from "./delay/account.ts";
import { directDelays } from "./delay/direct-delays.ts";
import { readStageLog, utteranceOf } from "./delay/stage-log.ts";
import type { StageLog } from "./delay/stage-log.ts";
import { voiceDelays } from "./delay/voice-delays.ts";
import { percentile, summary } from "./statistics.ts";
import { flickerOf, sightingsOf, watchWords } from "./delay/word-sightings.ts";
import type { WordSighting } from "./delay/word-sightings.ts";

const wordsPerSentence = 6;
const pauseMs = 900;
const slowestShown = 5;

/**
 * From the end of a word at the speaker's microphone to the word on another browser's screen, real time, tone speech, and what
 * each step of a final takes; then the same words fed straight to the speech server, which is the recogniser's share.
 */
export async function measureDelay(talkMs: number): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-bench-"));
  const rooms = await startRooms(stateDir, { LOG_LEVEL: "debug" });
  try {
    const meeting = await startMeeting(rooms, "Delay");
    await watchWords(meeting.ben.page);
    await meeting.talker.talkFor(talkMs, wordsPerSentence, pauseMs);
    await expectEveryWordOnce(rooms, meeting);
    console.log(
      `load average: ${loadavg()
        .map((load) => load.toFixed(1))
        .join(", ")}`,
    );
    await report(rooms, meeting);
    await reportVoices(rooms, meeting);
    await meeting.close();
  } finally {
    await rooms.pool.end();
    await rooms.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

async function report(rooms: RunningRooms, { ann, ben, talker }: Meeting): Promise<void> {
  const { spoken } = talker;
  const seen = await sightingsOf(ben.page);
  // What the browser dropped of its synthetic microphone never came; the words stored are checked before.
  const since = (at: (sighting: WordSighting) => number | undefined): number[] =>
    spoken.flatMap(({ word, endedAtMs }) => {
      const sighting = seen.get(word);
      const atMs = sighting && at(sighting);
      return atMs === undefined ? [] : [atMs - endedAtMs];
    });
  const partial = since(({ firstAtMs }) => firstAtMs);
  const final = since(({ finalAtMs }) => finalAtMs);
  const log = readStageLog(rooms.logLines);
  const words = finalWords({ spoken, seen, log, gateClosings: await turnEndsOf(ann.page) });
  const direct = await askDirectly(rooms, spoken, log);
  console.log(`end of word → on another screen:            ${summary(partial)}`);
  console.log(`the recogniser alone, end of word → first:  ${summary(direct.first)}`);
  console.log(`our share of the first:                     ${difference(partial, direct.first)}`);
  console.log(`end of word → final on another screen:      ${summary(final)}`);
  console.log(`the recogniser alone, end of word → final:  ${summary(direct.final)}`);
  console.log(`our share of the final:                     ${difference(final, direct.final)}`);
  const late = words.map(({ shownAtMs, speechEndedAtMs }) => shownAtMs - speechEndedAtMs);
  console.log(`end of a turn's speech → final:             ${summary(late)}`);
  console.log("a final's steps:");
  for (const line of accountLines(words)) console.log(line);
  console.log("the slowest:");
  for (const line of slowestLines(words, slowestShown)) console.log(`  ${line}`);
  const { shown, revised } = await flickerOf(ben.page);
  console.log(`flicker: ${revised} of ${shown} words shown were revised`);
}

async function reportVoices(rooms: RunningRooms, meeting: Meeting): Promise<void> {
  const finals = await voiceDelays(rooms, meeting);
  const late = finals.map(({ shownAtMs, speechEndedAtMs }) => shownAtMs - speechEndedAtMs);
  console.log(`spoken English, end of a sentence → its last final: ${summary(late, "sentences")}`);
  for (const line of accountLines(finals).slice(1)) console.log(line);
  for (const line of slowestLines(finals, slowestShown)) console.log(`  ${line}`);
}

function finalWords({
  spoken,
  seen,
  log,
  gateClosings,
}: {
  spoken: readonly SpokenWord[];
  seen: ReadonlyMap<string, WordSighting>;
  log: StageLog;
  gateClosings: readonly number[];
}): FinalWord[] {
  return spoken.flatMap(({ word, endedAtMs }, index) => {
    const { finalAtMs, utteranceId = "" } = seen.get(word) ?? {};
    if (finalAtMs === undefined) return [];
    const sentence = index - (index % wordsPerSentence);
    const last = spoken[Math.min(sentence + wordsPerSentence, spoken.length) - 1];
    const speechEndedAtMs = last?.endedAtMs ?? endedAtMs;
    const gateClosedAtMs = gateClosings.find((atMs) => atMs >= speechEndedAtMs);
    return [
      {
        ...{ word, spokenAtMs: endedAtMs, speechEndedAtMs, shownAtMs: finalAtMs },
        ...(gateClosedAtMs === undefined ? {} : { gateClosedAtMs }),
        ...log.utterances.get(utteranceOf(utteranceId)),
      },
    ];
  });
}

/** The same words in the same sentences to the speech server alone, asked as the transcriber asked it. */
function askDirectly(
  { settings: { ports } }: RunningRooms,
  spoken: readonly SpokenWord[],
  { settings }: StageLog,
): ReturnType<typeof directDelays> {
  if (settings === null) throw new Error("The speech server's log tells of no session.");
  const sentences = Array.from(
    { length: Math.ceil(spoken.length / wordsPerSentence) },
    (_, index) =>
      spoken
        .slice(index * wordsPerSentence, (index + 1) * wordsPerSentence)
        .map(({ word }) => word),
  );
  const baseUrl = `http://127.0.0.1:${ports.speech}`;
  return directDelays({ baseUrl, sentences, pauseMs, settings });
}

/** What is left of each percentile without the recogniser's. */
function difference(all: readonly number[], recogniser: readonly number[]): string {
  const left = [0.5, 0.95, 0.99].map((share) =>
    Math.round(percentile(all, share) - percentile(recogniser, share)),
  );
  return `p50 ${left[0]} ms, p95 ${left[1]} ms, p99 ${left[2]} ms`;
}
