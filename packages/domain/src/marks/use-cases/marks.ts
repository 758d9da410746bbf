import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import { markId } from "../../shared/ids.ts";
import type { MarkId, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories, Store } from "../../shared/store.ts";
import type { Participant } from "../../sessions/participant.ts";
import { readsFromMs } from "../../sessions/rights.ts";
import type { Session } from "../../sessions/session.ts";
import { readablePart } from "../../sessions/use-cases/read-sessions.ts";
import { seenInRoom } from "../../sessions/use-cases/seen-in-room.ts";
import { marksMax } from "../../vocabulary/marks.ts";
import type { MarkKind } from "../../vocabulary/marks.ts";
import type { Mark } from "../mark.ts";

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Pick<IdSource, "uuid">;
}

interface Request {
  readonly caller: Caller;
  readonly slug: Slug;
}

/** The marks of the lines that the caller may read, in the order of speaking. */
export function listMarks({ store }: Pick<Deps, "store">) {
  return async (input: Request): Promise<Result<readonly Mark[]>> => {
    const part = await readablePart({ store })(input);
    if (!part.ok) return part;
    const { session, fromMs } = part.value;
    return ok(await store.marks.list(session.spaceId, session.id, fromMs));
  };
}

/**
 * Marks a line that the caller may read, for every participant in the room while the session runs; answers with the mark that
 * the line bears then, which may be another's of the same kind. SESSION_NOT_LIVE, NOT_PARTICIPANT, MARK_LIMIT.
 */
export function setMark({ store, clock, ids }: Deps) {
  return (input: Request & { seq: number; kind: MarkKind }): Promise<Result<Mark>> =>
    store.transaction(async (repositories) => {
      const inRoom = await insider(repositories, input);
      if (!inRoom.ok) return inRoom;
      const { session, participant, fromMs } = inRoom.value;
      const { id, spaceId } = session;
      if (!participant) return refuse("NOT_PARTICIPANT");
      const { marks } = repositories;
      const segmentId = await marks.findLine(spaceId, id, { seq: input.seq, fromMs });
      if (!segmentId) return refuse("NOT_FOUND");
      const isIt = (one: Mark) => one.segmentId === segmentId && one.kind === input.kind;
      const before = await marks.list(spaceId, id, 0);
      const known = before.find(isIt);
      if (known) return ok(known);
      if (before.length >= marksMax) return refuse("MARK_LIMIT");
      const { kind } = input;
      const mark = { id: markId(ids.uuid()), segmentId, kind, participantId: participant.id };
      await marks.add(spaceId, id, { ...mark, markedAt: clock.now() });
      const made = (await marks.list(spaceId, id, 0)).find(isIt);
      return made ? ok(made) : refuse("NOT_FOUND");
    });
}

/** Takes a mark away: who set it, and hosts. What is gone already is no failure. FORBIDDEN, SESSION_NOT_LIVE. */
export function removeMark({ store }: Pick<Deps, "store">) {
  return (input: Request & { id: MarkId }): Promise<Result<null>> =>
    store.transaction(async (repositories) => {
      const inRoom = await insider(repositories, input);
      if (!inRoom.ok) return inRoom;
      const { session, participant, fromMs, isHost } = inRoom.value;
      const marks = await repositories.marks.list(session.spaceId, session.id, fromMs);
      const mark = marks.find(({ id }) => id === input.id);
      if (!mark) return ok(null);
      const isOwn = participant?.identity === mark.participantIdentity;
      if (!isOwn && !isHost) return refuse("FORBIDDEN");
      await repositories.marks.remove(session.spaceId, session.id, mark.id);
      return ok(null);
    });
}

interface Insider {
  readonly session: Session;
  /** Null for hosts who act from outside the room. */
  readonly participant: Participant | null;
  readonly fromMs: number;
  readonly isHost: boolean;
}

/** The locked session while it runs, for those who may read in it. Owners of the space are hosts of its marks too. */
async function insider(repositories: Repositories, input: Request): Promise<Result<Insider>> {
  const lock = (slug: Slug) => repositories.sessions.lockBySlug(slug);
  const seen = await seenInRoom(repositories, input, lock);
  if (!seen.ok) return seen;
  const { session, relation, present: participant, host } = seen.value;
  const fromMs = readsFromMs(session, relation);
  return ok({ session, participant, fromMs, isHost: host || relation.spaceRole === "OWNER" });
}
