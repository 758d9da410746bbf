import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { ParticipantIdentity, SegmentId, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Refused, Result } from "../../shared/result.ts";
import type { Repositories, Store } from "../../shared/store.ts";
import { mayRead } from "../../sessions/rights.ts";
import type { Session } from "../../sessions/session.ts";
import { relationOf } from "../../sessions/session-relation.ts";
import { correctionOf } from "../corrections.ts";
import type { CorrectionEntry } from "../corrections.ts";
import type { Segment } from "../segment.ts";

interface Place {
  caller: Caller;
  slug: Slug;
  segmentId: SegmentId;
}

interface Change {
  /** Null goes back to what was recognised. */
  text?: string | null;
  identity?: ParticipantIdentity | null;
  /** The revision that the caller saw. */
  basedOn: number;
}

/**
 * Corrects the text or the speaker of a segment, for members of the space. Only after the end: while a session is live
 * its lines are still on their way to pages by several paths, and what was said just now is the speaker's to repeat.
 * FORBIDDEN to those who may only read, TRANSCRIPT_NOT_READY before the end, CORRECTION_CONFLICT when another came first.
 */
export function correctSegment({
  store,
  clock,
  ids,
}: {
  store: Store;
  clock: Clock;
  ids: IdSource;
}) {
  return (input: Place & { change: Change }): Promise<Result<Segment>> =>
    store.transaction(async (repositories) => {
      const found = await segmentForMembers(repositories, input);
      if (!found.ok) return found;
      const { session, segment } = found.value;
      if (session.status !== "ENDED") return refuse("TRANSCRIPT_NOT_READY");
      const { basedOn } = input.change;
      if (segment.revision !== basedOn) return conflict(segment);
      const next = await nextOf(repositories, found.value, input.change);
      if (!next.ok) return next;
      if (next.value.text === segment.text && next.value.participantId === segment.participantId) {
        return ok(segment);
      }
      const now = clock.now();
      const written = await repositories.transcripts.correct(session.spaceId, session.id, {
        ...next.value,
        id: ids.uuid(),
        segmentId: segment.id,
        basedOn,
        correctedBy: userOf(input.caller),
        correctedAt: now,
      });
      const current = await repositories.transcripts.findSegment(
        session.spaceId,
        session.id,
        segment.id,
      );
      if (!current) return refuse("NOT_FOUND");
      if (!written) return conflict(current);
      // The stored document is written anew with the corrected text.
      await repositories.followUps.add(session.id, "finalise", now);
      return ok(current);
    });
}

/** What was recognised, and the newest corrections of it, oldest first; for members of the space. */
export function listCorrections({ store }: { store: Store }) {
  return async (
    input: Place & { limit: number },
  ): Promise<Result<{ session: Session; entries: CorrectionEntry[] }>> => {
    const found = await segmentForMembers(store, input);
    if (!found.ok) return found;
    const { session, segment, saidAt } = found.value;
    const corrections = await store.transcripts.listCorrections(
      session.spaceId,
      session.id,
      segment.id,
      input.limit,
    );
    const { text, participantIdentity, participantName } = segment.original ?? segment;
    const recognised = { text, participantIdentity, participantName };
    const first = { ...recognised, revision: 0, correctedBy: null, at: saidAt };
    return ok({ session, entries: [first, ...corrections] });
  };
}

async function segmentForMembers(
  repositories: Repositories,
  { caller, slug, segmentId }: Place,
): Promise<Result<{ session: Session; segment: Segment; saidAt: Date }>> {
  const session = await repositories.sessions.findBySlug(slug);
  if (!session) return refuse("NOT_FOUND");
  const relation = await relationOf(repositories, session, caller);
  if (!mayRead(session, relation)) return refuse("NOT_FOUND");
  if (relation.spaceRole === null) return refuse("FORBIDDEN");
  const { spaceId, id, startedAt } = session;
  const segment = await repositories.transcripts.findSegment(spaceId, id, segmentId);
  if (!segment || !startedAt) return refuse("NOT_FOUND");
  const saidAt = new Date(startedAt.getTime() + segment.endedAtMs);
  return ok({ session, segment, saidAt });
}

async function nextOf(
  { participants }: Pick<Repositories, "participants">,
  { session, segment }: { session: Session; segment: Segment },
  { text, identity }: Change,
): Promise<Result<ReturnType<typeof correctionOf>>> {
  if (typeof identity !== "string") {
    return ok(
      correctionOf(segment, {
        ...(text !== undefined && { text }),
        ...(identity === null && { participantId: null }),
      }),
    );
  }
  const speaker = await participants.findByIdentity(session.id, identity);
  if (!speaker) {
    const detail = "Takes no part in the session.";
    return refuse("VALIDATION_FAILED", { field: "identity", detail });
  }
  const change = { ...(text !== undefined && { text }), participantId: speaker.id };
  return ok(correctionOf(segment, change));
}

function conflict({ revision, text, participantIdentity, participantName }: Segment): Refused {
  const current = { revision, text, identity: participantIdentity, name: participantName };
  return refuse("CORRECTION_CONFLICT", { current });
}
