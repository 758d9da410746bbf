import { createTranscriptStore } from "@rooms/db";
import type { Session } from "@rooms/domain/sessions/session";
import { endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import type { Joined } from "@rooms/domain/sessions/use-cases/join-session";
import { type SessionId, slug as slugOf } from "@rooms/domain/shared/ids";
import type { NewSegment } from "@rooms/domain/transcription/store";
import type { Pool } from "@rooms/db";
import { valueOf } from "./world.ts";
import type { World } from "./world.ts";

/** A session in which the owner said these lines, by a transcriber that let it go; not ended. */
export async function speak(
  pool: Pool,
  world: World,
  texts: readonly string[],
): Promise<{ session: Session; joined: Joined }> {
  const session = await world.newSession();
  const joined = await world.join(session);
  await say(pool, joined, { texts, fromSeq: 1 });
  return { session, joined };
}

/** As a transcriber does: takes the session, writes, lets it go. */
export async function say(
  pool: Pool,
  { session, participant }: Joined,
  lines: { texts: readonly string[]; fromSeq: number },
): Promise<void> {
  const store = createTranscriptStore(pool);
  const lease = await hold(pool, session.id);
  const segments = lines.texts.map((text, index): NewSegment => {
    const seq = lines.fromSeq + index;
    return {
      participantId: participant.id,
      utteranceId: `u${seq}`,
      seq,
      text,
      words: [
        { word: text, startedAtMs: seq * 1000, endedAtMs: seq * 1000 + 500, confidence: 0.5 },
      ],
      language: "en",
      confidence: 0.9,
      startedAtMs: seq * 1000,
      endedAtMs: seq * 1000 + 500,
      speakerName: participant.name,
    };
  });
  const flush = { sessionId: session.id, epoch: lease.epoch, flushNo: 1, activityAt: null };
  await store.flush([{ ...flush, segments, watermarks: [], usage: [], gaps: [], streams: [] }]);
  await store.release([lease]);
}

export async function hold(pool: Pool, sessionId: SessionId, ttlMs = 60_000) {
  const store = createTranscriptStore(pool);
  const claim = { sessionId, instanceId: "test", url: "ws://127.0.0.1:1", ttlMs };
  const answer = await store.acquire(claim);
  if (answer.kind !== "owned") throw new Error("another holds the session");
  return { sessionId, epoch: answer.epoch };
}

export async function end({ deps, caller }: World, { slug }: Session): Promise<void> {
  valueOf(await endSession(deps)({ caller, slug: slugOf(slug) }));
}
