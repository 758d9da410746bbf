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
  /** Tiles of those who speak: they belong on the first page, whose size only the grid knows. */
  readonly speakingIds: readonly string[];
  /** Tiles that make way for no speaker: one's own and shared screens. */
  readonly keptIds: readonly string[];
}

/** What the room shows. A pin wins over shared screens; of several screens the one of the latest comer is featured. */
export function chooseLayout(
  participants: readonly RoomParticipant[],
  pinnedId: string | null,
): RoomLayout {
  const cameras = participants.map(cameraTile);
  // Not one's own: shown to oneself it would show itself in itself.
  const screens = participants
    .filter(({ screen, local }) => screen !== null && !local)
    .map(screenTile);
  const tiles = [...screens, ...cameras];
  const pinned = tiles.find(({ id }) => id === pinnedId);
  const own = cameras.filter(({ participant }) => participant.local);
  const speaking = cameras.filter(({ participant }) => participant.speaking);
  return {
    tiles,
    featuredId: pinned?.id ?? screens.at(-1)?.id ?? null,
    speakingIds: speaking.map(({ id }) => id),
    keptIds: [...screens, ...own].map(({ id }) => id),
  };
}

function cameraTile(participant: RoomParticipant): Tile {
  return { id: participant.identity, kind: "camera", participant };
}

function screenTile(participant: RoomParticipant): Tile {
  return { id: `${participant.identity}/screen`, kind: "screen", participant };
}
