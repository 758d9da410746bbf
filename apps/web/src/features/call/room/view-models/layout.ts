import type { RoomParticipant } from "./room-snapshot.ts";

/** A participant's camera (or avatar), or the screen they share. */
export interface Tile {
  readonly id: string;
  readonly kind: "camera" | "screen";
  readonly participant: RoomParticipant;
}

export interface RoomLayout {
  readonly tiles: readonly Tile[];
  /** The tile that gets the large place; null for an even grid. */
  readonly featuredId: string | null;
}

/** Tiles on the first page of a full grid: a speaker must be among them. */
const firstPageTiles = 9;

/** What the room shows. A pin wins over shared screens; of several screens the one of the latest comer is featured. */
export function chooseLayout(
  participants: readonly RoomParticipant[],
  pinnedId: string | null,
): RoomLayout {
  const cameras = bringSpeakersForward(participants).map(cameraTile);
  // Not one's own: shown to oneself it would show itself in itself.
  const screens = participants
    .filter(({ screen, local }) => screen !== null && !local)
    .map(screenTile);
  const tiles = [...screens, ...cameras];
  const pinned = tiles.find(({ id }) => id === pinnedId);
  return { tiles, featuredId: pinned?.id ?? screens.at(-1)?.id ?? null };
}

function cameraTile(participant: RoomParticipant): Tile {
  return { id: participant.identity, kind: "camera", participant };
}

function screenTile(participant: RoomParticipant): Tile {
  return { id: `${participant.identity}/screen`, kind: "screen", participant };
}

/** A speaker on a later page takes the place of the last silent one of the first page; no other tile moves. */
function bringSpeakersForward(
  participants: readonly RoomParticipant[],
): readonly RoomParticipant[] {
  if (participants.length <= firstPageTiles) return participants;
  const ordered = [...participants];
  for (let later = firstPageTiles; later < ordered.length; later += 1) {
    const speaker = ordered[later];
    if (!speaker?.speaking) continue;
    const silent = ordered
      .slice(0, firstPageTiles)
      .findLastIndex(({ speaking, local }) => !speaking && !local);
    const displaced = ordered[silent];
    if (!displaced) break;
    ordered[silent] = speaker;
    ordered[later] = displaced;
  }
  return ordered;
}
