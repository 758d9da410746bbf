"use client";
import { VideoGrid } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useCallback, useMemo, useState } from "react";
import { useParticipants } from "../view-models/use-participants.ts";
import { handPlaces } from "../view-models/hands.ts";
import { chooseLayout } from "../view-models/layout.ts";
import { RoomTile } from "./room-tile.tsx";
import { TrackAudio } from "./track-media.tsx";

/** The tiles and the sound of all participants. */
export function RoomStage() {
  const t = useTranslations("room");
  const participants = useParticipants();
  const [pinnedId, setPinnedId] = useState<string | null>(null);
  const { tiles, featuredId, speakingIds, keptIds } = useMemo(
    () => chooseLayout(participants, pinnedId),
    [participants, pinnedId],
  );
  const togglePin = useCallback(
    (tileId: string) => setPinnedId((before) => (before === tileId ? null : tileId)),
    [],
  );
  const hands = useMemo(() => handPlaces(participants), [participants]);
  const byId = new Map(tiles.map((tile) => [tile.id, tile]));
  return (
    <>
      <VideoGrid
        ids={tiles.map(({ id }) => id)}
        featuredId={featuredId}
        speakingIds={speakingIds}
        keptIds={keptIds}
        renderTile={(id) => {
          const tile = byId.get(id);
          if (!tile) return undefined;
          const hand = tile.kind === "camera" ? hands.get(tile.participant.identity) : undefined;
          return (
            <RoomTile
              tile={tile}
              pinned={pinnedId === id}
              onTogglePin={togglePin}
              handPlace={hand}
            />
          );
        }}
        labels={{
          grid: t("grid"),
          previousPage: t("previousPage"),
          nextPage: t("nextPage"),
          page: (page, count) => t("page", { page, count }),
        }}
      />
      {participants.flatMap(({ audio }) =>
        audio.map((track) => <TrackAudio key={track.id} track={track} />),
      )}
    </>
  );
}
