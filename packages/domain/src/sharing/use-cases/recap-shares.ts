import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import { recapShareId } from "../../shared/ids.ts";
import type { RecapShareId, Slug, UserId } from "../../shared/ids.ts";
import { wholeTranscript } from "../../transcription/ports.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories, Store } from "../../shared/store.ts";
import type { SecretHasher } from "../../shared/tokens.ts";
import type { Session } from "../../sessions/session.ts";
import { requireMember } from "../../spaces/use-cases/membership.ts";
import { recapTokenLength } from "../recap-share.ts";
import { recapSharesMax } from "../../vocabulary/spaces.ts";
import type { recapShareDays, RecapShare, RecapShareView, SharedRecap } from "../recap-share.ts";

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hasher: SecretHasher;
}

interface Place {
  readonly userId: UserId;
  readonly slug: Slug;
}

const dayMs = 24 * 60 * 60_000;

/**
 * Makes a link to the recap of a session that has ended; members of its space only. The token is told this once.
 * ANALYSIS_NOT_READY before the end, SHARE_LIMIT when there are many links already.
 */
export function createRecapShare({ store, clock, ids, hasher }: Deps) {
  return async (
    input: Place & { days: (typeof recapShareDays)[number]; withTranscript: boolean },
  ): Promise<Result<{ share: RecapShareView; token: string }>> => {
    const token = ids.token(recapTokenLength);
    const tokenHash = await hasher.hash(token);
    return store.transaction(async (repositories) => {
      const found = await sessionForMembers(repositories, input);
      if (!found.ok) return found;
      // One after the other, so that two at once do not both see room for the last one.
      const session = await repositories.sessions.lock(found.value.id);
      if (!session) return refuse("NOT_FOUND");
      if (session.status !== "ENDED") return refuse("ANALYSIS_NOT_READY");
      const { recapShares, users } = repositories;
      const now = clock.now();
      const open = await recapShares.list(session.spaceId, session.id, now);
      if (open.length >= recapSharesMax) return refuse("SHARE_LIMIT");
      const share: RecapShare = {
        id: recapShareId(ids.uuid()),
        sessionId: session.id,
        withTranscript: input.withTranscript,
        createdBy: input.userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + input.days * dayMs),
        lastOpenedAt: null,
      };
      await recapShares.create(share, tokenHash);
      const creator = await users.find(input.userId);
      return ok({ share: { ...share, creatorName: creator?.displayName ?? null }, token });
    });
  };
}

/** The links that are good now, newest first; members only. */
export function listRecapShares({ store, clock }: Pick<Deps, "store" | "clock">) {
  return async (input: Place): Promise<Result<RecapShareView[]>> => {
    const session = await sessionForMembers(store, input);
    if (!session.ok) return session;
    const { spaceId, id } = session.value;
    return ok(await store.recapShares.list(spaceId, id, clock.now()));
  };
}

/** Revokes a link, also another member's; members only. It opens nothing from then on. */
export function revokeRecapShare({ store }: Pick<Deps, "store">) {
  return async (input: Place & { id: RecapShareId }): Promise<Result<null>> => {
    const session = await sessionForMembers(store, input);
    if (!session.ok) return session;
    const { spaceId, id } = session.value;
    const removed = await store.recapShares.remove(spaceId, id, input.id);
    return removed ? ok(null) : refuse("NOT_FOUND");
  };
}

/** What the link's holder may read. NOT_FOUND alike for a link that never was, that is over, and that was revoked. */
export function readSharedRecap({ store, clock, hasher }: Omit<Deps, "ids">) {
  return async (token: string): Promise<Result<SharedRecap>> => {
    const now = clock.now();
    const share = await store.recapShares.findByTokenHash(await hasher.hash(token), now);
    const session = share && (await store.sessions.find(share.sessionId));
    const space = session && (await store.spaces.find(session.spaceId));
    if (!space) return refuse("NOT_FOUND");
    const { id, spaceId } = session;
    const [participants, analysis, lines, gaps] = await Promise.all([
      store.participants.list(id),
      store.analyses.find(spaceId, id),
      share.withTranscript ? store.transcripts.listLines(spaceId, id, wholeTranscript) : [],
      share.withTranscript ? store.transcripts.listGaps(spaceId, id, 0) : [],
      store.recapShares.touch(share.id, now),
    ]);
    return ok({
      ...{ share, session, space, participants },
      analysis: analysis?.shown.status === "DONE" ? analysis.shown : null,
      transcript: share.withTranscript ? { lines, gaps } : null,
    });
  };
}

async function sessionForMembers(
  repositories: Pick<Repositories, "sessions" | "members">,
  { userId, slug }: Place,
): Promise<Result<Session>> {
  const session = await repositories.sessions.findBySlug(slug);
  if (!session) return refuse("NOT_FOUND");
  const member = await requireMember(repositories, { userId, spaceId: session.spaceId });
  return member.ok ? ok(session) : member;
}
