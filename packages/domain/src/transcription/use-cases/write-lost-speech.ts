import type { Clock } from "../../shared/clock.ts";
import type { SessionId } from "../../shared/ids.ts";
import { eachInTurn } from "../../shared/each-in-turn.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { gapsOfLostSpeech } from "../lost-speech.ts";

interface Deps {
  store: Store;
  clock: Clock;
}

export interface LostSpeechTimes {
  /** So long after a session's end no page brings its audio any more. */
  afterEndMs: number;
  /** Sessions that ended longer ago were looked at before. */
  backMs: number;
}

const batch = 100;

/**
 * Writes as gaps what was heard in ended sessions and will never be written down, because the transcriber that heard it
 * and the pages that said it are gone. Fenced like a take-over: an owner that wakes up afterwards writes nothing. Run
 * again, or by two at once, it adds nothing. Says how many gaps it wrote.
 */
export function writeLostSpeech({ store, clock }: Deps) {
  return async ({ afterEndMs, backMs }: LostSpeechTimes): Promise<number> => {
    const now = clock.now().getTime();
    const ended = { from: new Date(now - backMs), until: new Date(now - afterEndMs) };
    let written = 0;
    await eachInTurn(await store.transcripts.listUnsettled(ended, batch), async (session) => {
      const result = await writeOf(store, session);
      if (result.ok) written += result.value;
    });
    return written;
  };
}

function writeOf(store: Store, session: SessionId) {
  return store.transaction<number>(async ({ transcripts }) => {
    const marks = await transcripts.takeUnsettled(session);
    // A transcriber owns the session and hears what latecomers bring; the next run looks again.
    if (marks === null) return refuse("INVALID_TRANSITION");
    const gaps = gapsOfLostSpeech(marks);
    await transcripts.writeLost(session, gaps);
    return ok(gaps.length);
  });
}
