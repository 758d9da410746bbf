import type { RoomParticipant } from "./room-snapshot.ts";

export interface RosterNews {
  readonly came: readonly string[];
  readonly left: readonly string[];
}

type Known = Pick<RoomParticipant, "identity" | "name" | "local">;

/** Who came and who left between two looks at the room, by name; oneself is no news. */
export function rosterNews(before: readonly Known[], now: readonly Known[]): RosterNews {
  return { came: newIn(before, now), left: newIn(now, before) };
}

function newIn(before: readonly Known[], now: readonly Known[]): readonly string[] {
  const known = new Set(before.map(({ identity }) => identity));
  return now.flatMap(({ identity, name, local }) => (local || known.has(identity) ? [] : [name]));
}
