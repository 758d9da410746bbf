import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expectEveryWordOnce, startMeeting, startRooms } from "@rooms/e2e/support";
import { directDelays } from "./direct-delays.ts";
import { percentile, summary } from "./statistics.ts";
import { flickerOf, sightingsOf, watchWords } from "./word-sightings.ts";
import type { WordSighting } from "./word-sightings.ts";

/**
 * From the end of a word at the speaker's microphone to the word on another browser's screen, real time, tone speech;
 * then the same words fed straight to the speech server, which is the recogniser's share.
 */
export async function measureDelay(talkMs: number): Promise<void> {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-bench-"));
  const rooms = await startRooms(stateDir);
  try {
    const meeting = await startMeeting(rooms, "Delay");
    await watchWords(meeting.ben.page);
    await meeting.talker.talkFor(talkMs);
    await expectEveryWordOnce(rooms, meeting);
    const seen = await sightingsOf(meeting.ben.page);
    const spoken = meeting.talker.spoken;
    // What the browser dropped of its synthetic microphone never came; the words stored are checked above.
    const since = (at: (sighting: WordSighting) => number | undefined): number[] =>
      spoken.flatMap(({ word, endedAtMs }) => {
        const sighting = seen.get(word);
        const atMs = sighting && at(sighting);
        return atMs === undefined ? [] : [atMs - endedAtMs];
      });
    const partial = since(({ firstAtMs }) => firstAtMs);
    const final = since(({ finalAtMs }) => finalAtMs);
    const speechUrl = `http://127.0.0.1:${rooms.settings.ports.speech}`;
    const direct = await directDelays(speechUrl, Math.min(talkMs, 60_000));
    console.log(`end of word → on another screen:            ${summary(partial)}`);
    console.log(`end of word → final on another screen:      ${summary(final)}`);
    console.log(`the recogniser alone, end of word → first:  ${summary(direct.first)}`);
    console.log(`the recogniser alone, end of word → final:  ${summary(direct.final)}`);
    console.log(`our share of the first:                     ${difference(partial, direct.first)}`);
    const { shown, revised } = await flickerOf(meeting.ben.page);
    console.log(`flicker: ${revised} of ${shown} words shown were revised`);
    await meeting.close();
  } finally {
    await rooms.pool.end();
    await rooms.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

/** What is left of each percentile without the recogniser's. */
function difference(all: readonly number[], recogniser: readonly number[]): string {
  const left = [0.5, 0.95, 0.99].map((share) =>
    Math.round(percentile(all, share) - percentile(recogniser, share)),
  );
  return `p50 ${left[0]} ms, p95 ${left[1]} ms, p99 ${left[2]} ms`;
}
