import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import {
  guestIdentity,
  guestRandomLength,
  parseIdentity,
  userIdentity,
} from "../../shared/identity.ts";
import { participantId } from "../../shared/ids.ts";
import type { ParticipantIdentity, Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { changeLife } from "../life.ts";
import type { Participant, ParticipantRole } from "../participant.ts";
import type { Session } from "../session.ts";
import { identityOf } from "../standing.ts";
import { settlePresence } from "./settle-presence.ts";
import type { SessionDeps } from "./deps.ts";

export interface JoinSessionInput {
  caller: Caller;
  slug: Slug;
  /** Required of guests on their first time; a user's display name stands in for it. */
  name?: string;
}

export interface Joined {
  participant: Participant;
  session: Session;
}

/**
 * Takes part: the first to join makes the session live. Joining again under the same identity is the same participant.
 * SESSION_ENDED, SESSION_EXPIRED, GUESTS_NOT_ALLOWED, NAME_REQUIRED, REMOVED_FROM_SESSION.
 */
export function joinSession({ store, clock, ids }: Pick<SessionDeps, "store" | "clock" | "ids">) {
  return (input: JoinSessionInput): Promise<Result<Joined>> =>
    store.transaction(async (repositories) => {
      const session = await repositories.sessions.lockBySlug(input.slug);
      if (!session) return refuse("NOT_FOUND");
      const now = clock.now();
      const life = changeLife(session, "join", now);
      if (!life.ok) return life;
      const person = await admit(repositories, session, input);
      if (!person.ok) return person;
      const participant = await enter({ repositories, ids, session, person: person.value, now });
      if (!participant.ok) return participant;
      const live = await settlePresence(repositories, session, { now, life: life.value });
      return live.ok ? ok({ participant: participant.value, session: live.value }) : live;
    });
}

/** Somebody who may come in. */
interface Person {
  /** Null for a guest who has none yet. */
  identity: ParticipantIdentity | null;
  caller: Caller;
  name: string | null;
  member: boolean;
}

async function admit(
  { spaces, members, users }: Repositories,
  session: Session,
  { caller, name }: JoinSessionInput,
): Promise<Result<Person>> {
  if (caller.kind === "system") return refuse("FORBIDDEN");
  const userId = userOf(caller);
  const space = await spaces.find(session.spaceId);
  const user = userId && (await users.find(userId));
  const membership = userId && (await members.find(session.spaceId, userId));
  if (userId !== null && !user) return refuse("UNAUTHENTICATED");
  const member = membership !== null;
  // A cookie from another session's guest gives no identity here: they come as a new guest.
  const identity = isForeign(caller, session) ? null : identityOf(caller, session);
  if (!member && !space?.guestsAllowed) return refuse("GUESTS_NOT_ALLOWED");
  return ok({ identity, caller, member, name: name ?? user?.displayName ?? null });
}

function isForeign(caller: Caller, session: Session): boolean {
  if (caller.kind !== "guest") return false;
  const parts = parseIdentity(caller.identity);
  return parts?.kind !== "guest" || parts.slug !== session.slug;
}

interface Entry {
  repositories: Repositories;
  ids: SessionDeps["ids"];
  session: Session;
  person: Person;
  now: Date;
}

async function enter(entry: Entry): Promise<Result<Participant>> {
  const { repositories, session, person, now } = entry;
  const known =
    person.identity &&
    (await repositories.participants.findByIdentity(session.id, person.identity));
  if (!known) return enterNew(entry);
  if (known.removedAt) return refuse("REMOVED_FROM_SESSION");
  const back: Participant = {
    ...known,
    name: person.name ?? known.name,
    presentSince: known.leftAt ? now : known.presentSince,
    leftAt: null,
  };
  await repositories.participants.save(back);
  return ok(back);
}

async function enterNew({
  repositories,
  ids,
  session,
  person,
  now,
}: Entry): Promise<Result<Participant>> {
  if (person.name === null) return refuse("NAME_REQUIRED", { field: "name" });
  const userId = userOf(person.caller);
  const participant: Participant = {
    id: participantId(ids.uuid()),
    sessionId: session.id,
    identity: userId
      ? userIdentity(userId, session.id)
      : (person.identity ?? guestIdentity(session.slug, ids.token(guestRandomLength))),
    userId,
    name: person.name,
    role: roleOf(session, person),
    joinedAt: now,
    presentSince: now,
    leftAt: null,
    connectionId: null,
    removedAt: null,
  };
  await repositories.participants.create(participant);
  return ok(participant);
}

// A session made by a system has no creator: the member who opens it is its host.
function roleOf(session: Session, { caller, member }: Person): ParticipantRole {
  const opens = session.createdBy === null && session.status === "CREATED" && member;
  const creator = session.createdBy !== null && session.createdBy === userOf(caller);
  return creator || opens ? "HOST" : "GUEST";
}
