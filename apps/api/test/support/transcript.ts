import { createTranscriptStore } from "@rooms/db";
import { participantIdentity, sessionId } from "@rooms/domain/shared/ids";
import { createRepositories } from "@rooms/db";
import type { Pool } from "@rooms/db";

/** Stores what the transcriber would have stored: one segment a second, in the order given. */
export async function storeSegments(
  pool: Pool,
  session: string,
  lines: readonly { identity: string; text: string }[],
): Promise<void> {
  const id = sessionId(session);
  const { participants } = createRepositories(pool);
  const segments = await Promise.all(
    lines.map(async ({ identity, text }, index) => {
      const speaker = await participants.findByIdentity(id, participantIdentity(identity));
      if (!speaker) throw new Error("The speaker takes no part.");
      return {
        participantId: speaker.id,
        utteranceId: `stream:${index}:0`,
        seq: index + 1,
        text,
        words: [],
        language: "en",
        confidence: 0.9,
        startedAtMs: index * 1000,
        endedAtMs: index * 1000 + 800,
        speakerName: speaker.name,
      };
    }),
  );
  const store = createTranscriptStore(pool);
  const claim = { sessionId: id, instanceId: "test", url: "ws://owner.test:7861", ttlMs: 60_000 };
  const lease = await store.acquire(claim);
  if (lease.kind !== "owned") throw new Error("The session could not be taken.");
  const empty = { watermarks: [], usage: [], gaps: [], streams: [], activityAt: null };
  await store.flush([{ sessionId: id, epoch: lease.epoch, flushNo: 1, segments, ...empty }]);
}
