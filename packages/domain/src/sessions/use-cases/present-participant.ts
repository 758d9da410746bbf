import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { accessOf } from "../access.ts";
import { transition } from "../session-state.ts";
import { hasPlace } from "../places.ts";
import type { Participant } from "../participant.ts";
import type { Session } from "../session.ts";
import { areGuestsAllowed, identityOf, maySee } from "../session-relation.ts";
import type { SessionDeps } from "./deps.ts";

/**
 * The caller's own row in a session that goes on: what LiveKit tokens and realtime tickets are made from.
 * SESSION_ENDED, SESSION_EXPIRED, SESSION_NOT_LIVE, REMOVED_FROM_SESSION; NOT_PARTICIPANT to those who have to join first,
 * or again; GUESTS_NOT_ALLOWED to people from outside once guests are switched off; SESSION_FULL to who was gone and finds
 * no place; NOT_FOUND to those who never took part in a session that they may not see.
 */
export function presentParticipant({
  store,
  clock,
  participantsMax,
}: Pick<SessionDeps, "store" | "clock" | "participantsMax">) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<Present>> => {
    const session = await store.sessions.findBySlug(input.slug);
    if (!session) return refuse("NOT_FOUND");
    const identity = identityOf(input.caller, session);
    const participant = identity && (await store.participants.findByIdentity(session.id, identity));
    if (!participant && !(await maySee(store, session, input.caller))) return refuse("NOT_FOUND");
    if (participant && participant.removedAt !== null) return refuse("REMOVED_FROM_SESSION");
    const admits = transition(session, "join", clock.now());
    if (!admits.ok) return admits;
    if (!participant) return refuse("NOT_PARTICIPANT");
    if (session.status !== "LIVE") return refuse("SESSION_NOT_LIVE");
    return entitled({ store, participantsMax }, { session, participant });
  };
}

interface Present {
  session: Session;
  participant: Participant;
}

/** Joining gave the right; whether it still holds is asked each time. */
async function entitled(
  { store, participantsMax }: Pick<SessionDeps, "store" | "participantsMax">,
  { session, participant }: Present,
): Promise<Result<Present>> {
  const { userId, leftAt } = participant;
  const member = userId !== null && (await store.members.find(session.spaceId, userId)) !== null;
  const guestsAllowed = member || (await areGuestsAllowed(store, session));
  const access = accessOf(participant, { member, guestsAllowed });
  if (access === "left") return refuse("NOT_PARTICIPANT");
  if (access === "guests-off") return refuse("GUESTS_NOT_ALLOWED");
  if (leftAt !== null) {
    const { length: present } = await store.participants.listPresent(session.id);
    if (!hasPlace({ present, participantsMax, member })) return refuse("SESSION_FULL");
  }
  return ok({ session, participant });
}
