import type { Caller } from "../../shared/caller.ts";
import type { ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { distinctNames } from "../distinct-names.ts";
import type { ParticipantView } from "../participant.ts";
import { mayKnowOf } from "../rights.ts";
import type { Session } from "../session.ts";
import type { SessionDeps } from "./deps.ts";
import { readablePart } from "./readable-session.ts";

/**
 * All who took part, in the order of joining and by distinct names, for those who may read the session; who reads
 * from their joining is not told of who had gone before.
 */
export function listParticipants({ store }: Pick<SessionDeps, "store">) {
  return async (input: {
    caller: Caller;
    slug: Slug;
  }): Promise<Result<{ session: Session; participants: readonly ParticipantView[] }>> => {
    const part = await readablePart({ store })(input);
    if (!part.ok) return part;
    const { session, fromMs } = part.value;
    const participants = await store.participants.list(session.id);
    const names = distinctNames(participants);
    const { startedAt } = session;
    return ok({
      session,
      participants: participants
        .filter((one) => mayKnowOf(one, { fromMs, startedAt }))
        .map((one) => ({ ...one, name: names.get(one.identity) ?? one.name })),
    });
  };
}

/** One participant, for those who may read the session. */
export function getParticipant({ store }: Pick<SessionDeps, "store">) {
  return async (input: {
    caller: Caller;
    slug: Slug;
    identity: ParticipantIdentity;
  }): Promise<Result<{ session: Session; participant: ParticipantView }>> => {
    const listed = await listParticipants({ store })(input);
    if (!listed.ok) return listed;
    const participant = listed.value.participants.find(
      ({ identity }) => identity === input.identity,
    );
    return participant ? ok({ session: listed.value.session, participant }) : refuse("NOT_FOUND");
  };
}
