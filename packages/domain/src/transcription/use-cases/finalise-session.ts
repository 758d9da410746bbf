import type { BlobStore } from "../../shared/blob-store.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { SessionId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import type { RawTranscript, Session } from "../../sessions/session.ts";
import type { FinalTranscript, TranscriptStanding } from "../final-transcript.ts";
import { chatLimits } from "../../vocabulary/chat.ts";
import type { Segment } from "../segment.ts";

export interface FinaliseDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly blobs: BlobStore;
  /** The document as it is stored, piece by piece. */
  readonly write: (transcript: FinalTranscript) => AsyncIterable<Uint8Array>;
  readonly limits: FinaliseLimits;
}

export interface FinaliseLimits {
  /** So long the transcriber's last words are waited for. */
  readonly waitMsMax: number;
  /** For storing one document. */
  readonly putMsMax: number;
  /** Longer than anything between the first byte and the commit may take. */
  readonly intentMs: number;
  /** For those who read the document that another takes the place of. */
  readonly replacedKeptMs: number;
  readonly pageSize: number;
}

/** How a document lies in the blob store. */
export const finalDocumentType = "application/gzip";

/**
 * Writes what was said in an ended session as its document, or as the next version where words, gaps or corrections came
 * since. `"again"` while the transcriber is still at it, or when another run was quicker. May be broken off anywhere and run
 * again, also beside itself: one document is named in the end, and every other blob is scheduled to go.
 */
export function finaliseSession(deps: FinaliseDeps) {
  const { store, blobs, ids, clock, write, limits } = deps;
  return async (
    id: SessionId,
    { waitedMs, signal }: { waitedMs: number; signal: AbortSignal },
  ): Promise<"done" | "again"> => {
    const session = await store.sessions.find(id);
    if (session?.status !== "ENDED") return "done";
    const standing = await store.transcripts.standing(id);
    if (standing.held && waitedMs < limits.waitMsMax) return "again";
    if (session.rawTranscript?.basis === standing.basis) return "done";
    const key = `transcripts/${id}/${ids.uuid()}.json.gz`;
    const version = (session.rawTranscript?.version ?? 0) + 1;
    const transcript = await readTranscript(deps, { session, standing, version });
    await store.blobDeletions.schedule(key, limits.intentMs);
    // A store that did not answer may yet write the blob: then the schedule has it deleted, and not before.
    const { sizeBytes } = await blobs.put(key, write(transcript), {
      contentType: finalDocumentType,
      signal: AbortSignal.any([signal, AbortSignal.timeout(limits.putMsMax)]),
    });
    const { basis, segmentCount } = standing;
    const written = { url: key, sizeBytes, readyAt: clock.now(), version, segmentCount, basis };
    const outcome = await commit(deps, session, written);
    // Nothing happens where the document was committed: its key is not there any more.
    await store.blobDeletions.hasten(key);
    return outcome;
  };
}

async function readTranscript(
  { store, clock, limits }: FinaliseDeps,
  from: { session: Session; standing: TranscriptStanding; version: number },
): Promise<FinalTranscript> {
  const { session, standing, version } = from;
  const { id, spaceId } = session;
  return {
    version,
    writtenAt: clock.now(),
    session,
    participants: await store.participants.list(id),
    gaps: await store.transcripts.listGaps(spaceId, id, 0),
    chat: await store.chat.list(spaceId, id, { afterSeq: 0, fromMs: 0 }, chatLimits.revisionsMax),
    usage: await store.usage.forSession(spaceId, id),
    languages: standing.languages,
    segments: pages(store, { session, upToSeq: standing.lastSeq, size: limits.pageSize }),
  };
}

/** By their places in the order of speaking, which are small; the words, which are not, a page at a time. */
async function* pages(
  { transcripts }: Store,
  wanted: { session: Session; upToSeq: number; size: number },
): AsyncGenerator<readonly Segment[]> {
  const { session, upToSeq, size } = wanted;
  const order = await transcripts.orderOfSpeaking(session.id, upToSeq);
  for (let start = 0; start < order.length; start += size) {
    yield await transcripts.listFinal(session.id, order.slice(start, start + size));
  }
}

/** Names the document, and has the one before deleted and the words analysed, all or nothing. */
async function commit(
  { store, limits }: FinaliseDeps,
  before: Session,
  written: RawTranscript,
): Promise<"done" | "again"> {
  const { id, spaceId } = before;
  const at = written.readyAt;
  const result = await store.transaction(
    async ({ sessions, blobDeletions, analyses, followUps }) => {
      const session = await sessions.lock(id);
      if (!session) return refuse("NOT_FOUND");
      const previous = session.rawTranscript?.url;
      if (previous !== before.rawTranscript?.url) return refuse("INVALID_TRANSITION");
      // The blob may be gone already where all of this took too long.
      if (!(await blobDeletions.cancel(written.url))) return refuse("INVALID_TRANSITION");
      await sessions.update(spaceId, id, { rawTranscript: written });
      if (previous !== undefined) await blobDeletions.schedule(previous, limits.replacedKeptMs);
      if (written.segmentCount > 0 && (await analyses.request(id, at)))
        await followUps.add(id, "analyse", at);
      return ok(null);
    },
  );
  return !result.ok && result.error.code === "INVALID_TRANSITION" ? "again" : "done";
}
