"use client";
import { VideoGrid } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useMemo, useState } from "react";
import { useParticipants } from "../view-models/use-participants.ts";
import { handPlaces } from "../view-models/hands.ts";
import { chooseLayout, speakerAfter } from "../view-models/layout.ts";
import { spotlitOf } from "../view-models/spotlight.ts";
import { useStage } from "../view-models/stage-context.ts";
import { useUncaptioned } from "../view-models/uncaptioned-context.ts";
import { RoomTile } from "./room-tile.tsx";
import { TrackAudio } from "./track-media.tsx";

/** The tiles and the sound of all participants. */
export function RoomStage() {
  const t = useTranslations("room");
  const participants = useParticipants();
  const spotlitIdentity = spotlitOf(participants);
  const { stage, wish } = useStage();
  const { view, pinnedIds, selfHidden, tilesMax } = wish;
  const [speakerIdentity, setSpeaker] = useState<string | null>(null);
  const speaker = speakerAfter(speakerIdentity, participants);
  if (speaker !== speakerIdentity) setSpeaker(speaker);
  const { tiles, ...places } = useMemo(
    () =>
      chooseLayout({
        participants,
        view,
        pinnedIds,
        selfHidden,
        spotlitIdentity,
        speakerIdentity: speaker,
      }),
    [participants, view, pinnedIds, selfHidden, spotlitIdentity, speaker],
  );
  const hands = useMemo(() => handPlaces(participants), [participants]);
  const uncaptioned = useUncaptioned();
  const byId = new Map(tiles.map((tile) => [tile.id, tile]));
  return (
    <>
      <VideoGrid
        {...places}
        ids={tiles.map(({ id }) => id)}
        tilesMax={tilesMax}
        renderTile={(id) => {
          const tile = byId.get(id);
          if (!tile) return undefined;
          const hand = tile.kind === "camera" ? hands.get(tile.participant.identity) : undefined;
          return (
            <RoomTile
              tile={tile}
              pinned={pinnedIds.includes(id)}
              onTogglePin={stage.togglePin}
              onHideSelf={tiles.length > 1 ? stage.hideSelf : undefined}
              handPlace={hand}
              uncaptioned={
                tile.kind === "camera" ? uncaptioned.get(tile.participant.identity) : undefined
              }
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
