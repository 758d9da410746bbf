import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import { guestIdentity, guestRandomLength, userIdentity } from "../../shared/identity.ts";
import { participantId } from "../../shared/ids.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { decideEntry } from "../entry.ts";
import { personName } from "../../shared/person-name.ts";
import { namesOnJoining } from "../distinct-names.ts";
import { transition } from "../session-state.ts";
import type { Participant } from "../participant.ts";
import type { ParticipantRole } from "../../vocabulary/sessions.ts";
import type { Session } from "../session.ts";
import { hasPlace } from "../places.ts";
import { settlePresence } from "./track-presence.ts";
import type { SessionDeps } from "./deps.ts";
import { entryCandidate } from "./entrance.ts";
import type { EntryCandidate } from "./entrance.ts";

export interface JoinSessionInput {
  caller: Caller;
  slug: Slug;
  /** Required of guests on their first time; a user's display name stands in for it. What is not seen of it is left out. */
  name?: string;
}

export interface Joined {
  participant: Participant;
  session: Session;
}

/**
 * Takes part: the first to join makes the session live. Joining again under the same identity is the same participant.
 * SESSION_ENDED, SESSION_EXPIRED (NOT_FOUND to strangers), NAME_REQUIRED, ADMISSION_REQUIRED, SESSION_FULL, and what the rule of entry refuses by.
 */
export function joinSession({
  store,
  clock,
  ids,
  participantsMax,
}: Pick<SessionDeps, "store" | "clock" | "ids" | "participantsMax">) {
  return (input: JoinSessionInput): Promise<Result<Joined>> =>
    store.transaction(async (repositories) => {
      const session = await repositories.sessions.lockBySlug(input.slug);
      if (!session) return refuse("NOT_FOUND");
      const now = clock.now();
      const next = transition(session, "join", now);
      if (!next.ok) {
        const { person } = await entryCandidate(repositories, session, input.caller);
        const knows = person.member || person.participant !== null || person.request !== null;
        // For strangers a session that is over does not exist.
        return knows ? next : refuse("NOT_FOUND");
      }
      const person = await authorizeJoin(repositories, session, { ...input, now });
      if (!person.ok) return person;
      const entry = { repositories, ids, session, person: person.value, participantsMax, now };
      const participant = await enter(entry);
      if (!participant.ok) return participant;
      const live = await settlePresence(repositories, session, { now, state: next.value });
      return live.ok ? ok({ participant: participant.value, session: live.value }) : live;
    });
}

/** A caller who is authorized to join. */
interface Person extends Pick<EntryCandidate, "identity"> {
  caller: Caller;
  name: string | null;
  member: boolean;
  known: Participant | null;
}

async function authorizeJoin(
  repositories: Repositories,
  session: Session,
  { caller, name, now }: JoinSessionInput & { now: Date },
): Promise<Result<Person>> {
  if (caller.kind === "system") return refuse("FORBIDDEN");
  const userId = userOf(caller);
  const user = userId && (await repositories.users.find(userId));
  if (userId !== null && !user) return refuse("UNAUTHENTICATED");
  const candidate = await entryCandidate(repositories, session, caller);
  const entrance = decideEntry(candidate, now);
  if (entrance.kind === "REFUSED") return refuse(entrance.refusal);
  if (entrance.kind === "ASK") return refuse("ADMISSION_REQUIRED");
  const { identity, person } = candidate;
  const { member, participant: known, request } = person;
  // A host admitted the name in the lobby: another name, also a later one, could pass for another person.
  const seenBefore = !member && session.entry === "ASK" ? (known?.name ?? null) : null;
  const admitted = request?.state === "ADMITTED" ? request.name : seenBefore;
  if (request && identity) await repositories.lobby.remove(session.id, identity);
  const wanted = admitted ?? name ?? user?.displayName ?? request?.name ?? null;
  const seen = wanted === null ? null : personName(wanted);
  if (name !== undefined && seen === null) return refuse("NAME_REQUIRED", { field: "name" });
  return ok({ identity, caller, member, known, name: seen });
}

interface Entry {
  repositories: Repositories;
  ids: SessionDeps["ids"];
  session: Session;
  person: Person;
  participantsMax: number;
  now: Date;
}

async function enter(entry: Entry): Promise<Result<Participant>> {
  const { repositories, session, person, participantsMax, now } = entry;
  const { known, member } = person;
  const everyone = await repositories.participants.list(session.id);
  if (!known || known.leftAt !== null) {
    const present = everyone.filter(({ leftAt }) => leftAt === null).length;
    if (!hasPlace({ present, participantsMax, member })) return refuse("SESSION_FULL");
  }
  if (!known) return enterNew(entry, everyone);
  const others = everyone.filter(({ id }) => id !== known.id);
  const back: Participant = {
    ...known,
    ...namesOnJoining(person.name ?? known.name, { known, others }),
    outsider: isOutsider(person),
    // A creator who was no member for a while is a host again; another participant keeps the role that was given.
    role: isCreator(session, person) ? "HOST" : known.role,
    // Present from now on by a connection that LiveKit has not reported yet, also after a move from another device: the
    // end of the older connection, which may be reported first, must not mark them as left.
    presentSince: now,
    connectionId: null,
    leftAt: null,
    admitted: true,
  };
  await repositories.participants.save(back);
  return ok(back);
}

async function enterNew(
  { repositories, ids, session, person, now }: Entry,
  others: readonly Participant[],
): Promise<Result<Participant>> {
  if (person.name === null) return refuse("NAME_REQUIRED", { field: "name" });
  const userId = userOf(person.caller);
  const participant: Participant = {
    id: participantId(ids.uuid()),
    sessionId: session.id,
    identity: userId
      ? userIdentity(userId, session.id)
      : (person.identity ?? guestIdentity(session.slug, ids.token(guestRandomLength))),
    userId,
    ...namesOnJoining(person.name, { known: null, others }),
    outsider: isOutsider(person),
    role: roleOf(session, person),
    joinedAt: now,
    presentSince: now,
    leftAt: null,
    connectionId: null,
    removedAt: null,
    admitted: true,
  };
  await repositories.participants.create(participant);
  return ok(participant);
}

function isOutsider({ caller, member }: Person): boolean {
  return caller.kind === "user" && !member;
}

// A session made by a system has no creator, and the opener of a room may never join: the member who starts it is its host.
function roleOf(session: Session, person: Person): ParticipantRole {
  const mayBeOpenedByMembers = session.createdBy === null || session.roomId !== null;
  const opens = mayBeOpenedByMembers && session.status === "CREATED" && person.member;
  return isCreator(session, person) || opens ? "HOST" : "GUEST";
}

function isCreator({ createdBy }: Session, { caller, member }: Person): boolean {
  return member && createdBy !== null && createdBy === userOf(caller);
}
