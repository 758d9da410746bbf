import type { ConnectedParticipant } from "@rooms/domain/sessions/ports";
import { missingGraceMs } from "@rooms/domain/sessions/presence";
import type { SessionId } from "@rooms/domain/shared/ids";

export interface Sighting {
  readonly person: ConnectedParticipant;
  /** When LiveKit was first asked and did not show them any more; null while it does. */
  readonly missingSince: Date | null;
}

/**
 * Who is connected now, and who is missing for so short a time that it may only be a hiccup. The time runs from the
 * first look without them, not from the last with them: between the two LiveKit may have been away, and all with it.
 */
export function mergeSightings(
  earlier: readonly Sighting[],
  connected: readonly ConnectedParticipant[],
  now: Date,
): Sighting[] {
  const here = new Set(connected.map(({ identity }) => identity));
  const missing = earlier
    .filter(({ person }) => !here.has(person.identity))
    .map(({ person, missingSince }) => ({ person, missingSince: missingSince ?? now }))
    .filter(({ missingSince }) => now.getTime() - missingSince.getTime() < missingGraceMs);
  return [...connected.map((person) => ({ person, missingSince: null })), ...missing];
}

/** Remembers sightings per session, in this process only. */
export class RecentlySeen {
  readonly #sightings = new Map<SessionId, readonly Sighting[]>();

  /** Whom to count as there. `before` tells who was when this process has not looked at the session yet. */
  async see(
    session: SessionId,
    look: {
      connected: readonly ConnectedParticipant[];
      now: Date;
      before: () => Promise<readonly ConnectedParticipant[]>;
    },
  ): Promise<ConnectedParticipant[]> {
    const earlier = this.#sightings.get(session) ?? (await look.before()).map(asSeen);
    const merged = mergeSightings(earlier, look.connected, look.now);
    this.#sightings.set(session, merged);
    return merged.map(({ person }) => person);
  }

  forgetAllBut(sessions: ReadonlySet<SessionId>): void {
    for (const id of this.#sightings.keys()) if (!sessions.has(id)) this.#sightings.delete(id);
  }
}

function asSeen(person: ConnectedParticipant): Sighting {
  return { person, missingSince: null };
}
