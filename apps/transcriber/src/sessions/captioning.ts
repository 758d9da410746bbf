import type { CaptioningMessage } from "@rooms/contracts/realtime";
import type { NamedSource } from "../room-capture/capture-sources.ts";

export interface CaptioningFacts {
  /** What the participants' own sockets name. */
  readonly sources: readonly NamedSource[];
  /** Identities of those whom the server hears in the room. */
  readonly heardInRoom: readonly string[];
  /** Ids of the participants whose own minutes are used up. */
  readonly limited: Pick<ReadonlySet<string>, "has">;
  /** Identities of those whose latest speech was in a language that the engine does not hear. */
  readonly notUnderstood: Pick<ReadonlySet<string>, "has">;
}

type Uncaptioned = CaptioningMessage["uncaptioned"][number];

/**
 * Whose speech is captioned, and the reason for each participant whose is not. Beside a used-up limit, "declined" is told
 * only where the participant said so: a missing source proves nothing, since a page at its limit brings no speech either.
 */
export function captioningOf(facts: CaptioningFacts): Omit<CaptioningMessage, "type"> {
  const { sources, heardInRoom, limited, notUnderstood } = facts;
  const captioned = new Set<string>();
  const uncaptioned = new Map<string, Uncaptioned["reason"]>();
  const brings = (identity: string): void => {
    if (notUnderstood.has(identity)) uncaptioned.set(identity, "language");
    else captioned.add(identity);
  };
  for (const { identity, participantId, source, declined } of sources) {
    const said = declined && source !== "none";
    if (limited.has(participantId) && !said) uncaptioned.set(identity, "limit");
    else if (declined) uncaptioned.set(identity, "declined");
    else if (source === "client") brings(identity);
  }
  for (const identity of heardInRoom) if (!uncaptioned.has(identity)) brings(identity);
  return {
    captioned: [...captioned].toSorted(),
    uncaptioned: [...uncaptioned]
      .map(([identity, reason]) => ({ identity, reason }))
      .toSorted((a, b) => (a.identity < b.identity ? -1 : 1)),
  };
}
