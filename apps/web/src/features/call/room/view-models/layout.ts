import type { RoomParticipant } from "./room-snapshot.ts";
import type { StageView } from "./stage-view.ts";

/** A participant's camera (or avatar), or the screen they share. */
export interface Tile {
  readonly id: string;
  readonly kind: "camera" | "screen";
  readonly participant: RoomParticipant;
}

export interface LayoutInput {
  readonly participants: readonly RoomParticipant[];
  readonly view: StageView;
  readonly pinnedIds: readonly string[];
  /** One's own picture is not wanted; it is shown all the same while there is no other tile. */
  readonly selfHidden: boolean;
  /** The participant whom a host shows large to all; null for none. */
  readonly spotlitIdentity: string | null;
  /** Which of the others spoke last; null before one did. */
  readonly speakerIdentity: string | null;
}

export interface RoomLayout {
  readonly tiles: readonly Tile[];
  /** The tiles that get the large places; empty for an even grid. */
  readonly featuredIds: readonly string[];
  /** One's own tile; null while it is hidden. */
  readonly ownId: string | null;
  /** Tiles of those who speak: they belong on the first page, whose size only the grid knows. */
  readonly speakingIds: readonly string[];
  /** Tiles that show a picture: they come before those that do not. */
  readonly picturedIds: readonly string[];
  /** Tiles that make way for none: one's own and shared screens. */
  readonly keptIds: readonly string[];
}

/** What the room shows. One's own pins win over the host's spotlight, and that over what the view would show large. */
export function chooseLayout(input: LayoutInput): RoomLayout {
  const { participants } = input;
  // Not one's own: shown to oneself it would show itself in itself.
  const screens = participants
    .filter(({ screen, local }) => screen !== null && !local)
    .map(screenTile);
  const everyone = participants.map(cameraTile);
  const others = everyone.filter(({ participant }) => !participant.local);
  const hidden = input.selfHidden && screens.length + others.length > 0;
  const cameras = hidden ? others : everyone;
  const own = cameras.filter(({ participant }) => participant.local);
  const speaking = cameras.filter(({ participant }) => participant.speaking);
  const pictured = cameras.filter(({ participant }) => participant.camera !== null);
  return {
    tiles: [...screens, ...cameras],
    featuredIds: featuredOf(input, { screens, cameras, others }),
    ownId: own[0]?.id ?? null,
    speakingIds: speaking.map(({ id }) => id),
    picturedIds: pictured.map(({ id }) => id),
    keptIds: [...screens, ...own].map(({ id }) => id),
  };
}

interface Tiles {
  readonly screens: readonly Tile[];
  readonly cameras: readonly Tile[];
  readonly others: readonly Tile[];
}

function featuredOf(
  { view, pinnedIds, spotlitIdentity, speakerIdentity }: LayoutInput,
  { screens, cameras, others }: Tiles,
): readonly string[] {
  const there = new Set([...screens, ...cameras].map(({ id }) => id));
  const pinned = pinnedIds.filter((id) => there.has(id));
  if (pinned.length > 0) return pinned;
  // Of several screens, the one of the latest comer.
  const screen = screens.at(-1)?.id;
  const spotlit = cameras.find(({ id }) => id === spotlitIdentity)?.id;
  const speaker = (others.find(({ id }) => id === speakerIdentity) ?? others[0])?.id;
  const shown = {
    auto: [screen, spotlit],
    grid: [spotlit],
    speaker: [spotlit ?? screen ?? speaker],
    "side-by-side": [screen, spotlit ?? (screen === undefined ? undefined : speaker)],
  }[view];
  return shown.filter((id) => id !== undefined);
}

/** Who of the others is the speaker now: the one before goes on until they are silent and another speaks. */
export function speakerAfter(
  before: string | null,
  participants: readonly RoomParticipant[],
): string | null {
  const others = participants.filter(({ local }) => !local);
  const previous = others.find(({ identity }) => identity === before);
  if (previous?.speaking) return before;
  const speaking = others.find((participant) => participant.speaking);
  return speaking?.identity ?? previous?.identity ?? null;
}

function cameraTile(participant: RoomParticipant): Tile {
  return { id: participant.identity, kind: "camera", participant };
}

function screenTile(participant: RoomParticipant): Tile {
  return { id: `${participant.identity}/screen`, kind: "screen", participant };
}
