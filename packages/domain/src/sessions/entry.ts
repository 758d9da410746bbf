import type { EntryRefusal } from "../vocabulary/sessions.ts";
import { askAgainAt, isAdmitted, isWaiting } from "./lobby.ts";
import type { LobbyRequest } from "./lobby.ts";
import type { Participant } from "./participant.ts";
import type { Session } from "./session.ts";

/** What becomes of a person's wish to come in. */
export type Entrance =
  | { readonly kind: "JOIN" }
  /** `askAgainAt`: a host denied it, and it is too early to ask again. */
  | { readonly kind: "ASK"; readonly askAgainAt: Date | null }
  | { readonly kind: "REFUSED"; readonly refusal: EntryRefusal };

/** What a person is to a session that they want to come into. */
export interface EntryPerson {
  readonly member: boolean;
  /** Who may let others in, and unlock. */
  readonly mayAdmit: boolean;
  /** Their row, one removed by a host included. */
  readonly participant: Pick<Participant, "leftAt" | "removedAt"> | null;
  readonly request: LobbyRequest | null;
}

export interface EntryFacts {
  readonly session: Pick<Session, "status" | "entry" | "locked" | "barredAt">;
  /** The space's setting, which is stronger than the session's entry. */
  readonly guestsAllowed: boolean;
  readonly person: EntryPerson;
}

const join = { kind: "JOIN" } as const;
const refused = (refusal: EntryRefusal): Entrance => ({ kind: "REFUSED", refusal });

/**
 * The one rule of who comes into a session that can be joined; the table in docs/specs/session-lifecycle.md says the same.
 * Entry and lock apply to new people: those who took part before come back, unless a host removed a participant while they
 * were away; they may then be the removed one under another name.
 */
export function decideEntry(facts: EntryFacts, now: Date): Entrance {
  const { session, guestsAllowed, person } = facts;
  const { member, mayAdmit, participant } = person;
  if (participant && participant.removedAt !== null) return refused("REMOVED_FROM_SESSION");
  if (!member && !guestsAllowed) return refused("GUESTS_NOT_ALLOWED");
  if (mayAdmit || (participant && (member || !wasAwayAtBar(participant, session)))) return join;
  if (member) return isLocked(session) ? refused("SESSION_LOCKED") : join;
  return decideForOutsider(facts, now);
}

function decideForOutsider({ session, person: { request } }: EntryFacts, now: Date): Entrance {
  if (session.entry === "MEMBERS") return refused("MEMBERS_ONLY");
  // A host's word for one person goes before the lock for all.
  if (request && isAdmitted(request, now)) return join;
  const waiting = session.entry === "ASK" && request !== null && isWaiting(request, now);
  if (isLocked(session) && !waiting) return refused("SESSION_LOCKED");
  if (session.entry === "OPEN") return join;
  const again = askAgainAt(request, now);
  return again === "never" ? refused("ENTRY_DENIED") : { kind: "ASK", askAgainAt: again };
}

function isLocked({ status, locked }: EntryFacts["session"]): boolean {
  return locked && status === "LIVE";
}

function wasAwayAtBar(
  { leftAt }: Pick<Participant, "leftAt">,
  { barredAt }: EntryFacts["session"],
): boolean {
  return barredAt !== null && leftAt !== null && leftAt <= barredAt;
}
