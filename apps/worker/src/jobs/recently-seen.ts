import type { ConnectedParticipant, SessionId } from "@rooms/domain";

/** A media connection that breaks is often back sooner; until then its owner still counts as there. */
export const missingGraceMs = 30_000;

interface Sighting {
  readonly person: ConnectedParticipant;
  readonly at: Date;
}

/** Who is connected now, and who was so short a time ago that it may only be a hiccup. Now wins. */
export function mergeSightings(
  earlier: readonly Sighting[],
  connected: readonly ConnectedParticipant[],
  now: Date,
): Sighting[] {
  const here = new Set(connected.map(({ identity }) => identity));
  const missing = earlier.filter(
    ({ person, at }) => !here.has(person.identity) && now.getTime() - at.getTime() < missingGraceMs,
  );
  return [...connected.map((person) => ({ person, at: now })), ...missing];
}

/** Remembers sightings per session, in this process only: forgetting them makes a decision earlier, never wrong for long. */
export class RecentlySeen {
  #sightings = new Map<SessionId, readonly Sighting[]>();

  see(
    session: SessionId,
    connected: readonly ConnectedParticipant[],
    now: Date,
  ): ConnectedParticipant[] {
    const merged = mergeSightings(this.#sightings.get(session) ?? [], connected, now);
    this.#sightings.set(session, merged);
    return merged.map(({ person }) => person);
  }

  forgetAllBut(sessions: ReadonlySet<SessionId>): void {
    this.#sightings = new Map([...this.#sightings].filter(([id]) => sessions.has(id)));
  }
}
