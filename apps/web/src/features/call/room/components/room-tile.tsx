"use client";
import { CornersOutIcon } from "@phosphor-icons/react/dist/ssr/CornersOut";
import { EyeSlashIcon } from "@phosphor-icons/react/dist/ssr/EyeSlash";
import { IconButton, VideoTile } from "@rooms/ui";
import type { ConnectionQuality, VideoTileLabels } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { memo, useRef } from "react";
import type { ReactNode } from "react";
import { usePersonMark } from "#shared/use-person-mark.ts";
import type { UncaptionedReason } from "../view-models/uncaptioned.ts";
import type { Tile } from "../view-models/layout.ts";
import { canFullScreen, toggleFullScreen } from "../view-models/full-screen.ts";
import type { Quality } from "../view-models/room-snapshot.ts";
import { TrackVideo } from "./track-media.tsx";

export interface RoomTileProps {
  tile: Tile;
  pinned: boolean;
  /** Undefined where nothing can be pinned. */
  onTogglePin?: ((tileId: string) => void) | undefined;
  /** Undefined where one's own picture cannot be hidden. */
  onHideSelf?: (() => void) | undefined;
  /** Of a raised hand, from 1. */
  handPlace?: number | undefined;
  /** Why what they say is not captioned; undefined while it is, or they are silent. */
  uncaptioned?: UncaptionedReason | undefined;
}

const shownQuality: Partial<Record<Quality, ConnectionQuality>> = { poor: "poor", lost: "lost" };

/** One participant's camera or screen. Rendered again only when that participant changed. */
export const RoomTile = memo(
  function RoomTile(props: RoomTileProps) {
    const { tile, pinned, onTogglePin, onHideSelf, handPlace, uncaptioned } = props;
    const t = useTranslations("room");
    const hands = useTranslations("hands");
    const reasons = useTranslations("transcription");
    const markOf = usePersonMark();
    const frame = useRef<HTMLDivElement>(null);
    const { participant, kind } = tile;
    const isScreen = kind === "screen";
    const track = isScreen ? participant.screen : participant.camera;
    return (
      <div
        ref={frame}
        data-testid="tile"
        data-identity={participant.identity}
        className="size-full"
      >
        <VideoTile
          person={{
            name: participant.name,
            avatarSrc: participant.avatarUrl,
            avatarColor: participant.avatarColor ?? undefined,
            mark: markOf(participant.outside),
          }}
          note={isScreen ? t("presenting") : notesOf(t, participant)}
          muted={!isScreen && !participant.microphoneOn}
          speaking={!isScreen && participant.speaking}
          quality={isScreen ? undefined : shownQuality[participant.quality]}
          pinned={pinned}
          uncaptioned={uncaptioned && reasons(`uncaptioned.${uncaptioned}`)}
          hand={
            handPlace === undefined
              ? undefined
              : { place: handPlace, label: hands("mark", { place: handPlace }) }
          }
          onTogglePin={onTogglePin && (() => onTogglePin(tile.id))}
          actions={
            <>
              {isScreen && onTogglePin && canFullScreen() && (
                <TileAction
                  label={t("views.fullScreen")}
                  icon={<CornersOutIcon aria-hidden />}
                  onClick={() => frame.current && toggleFullScreen(frame.current)}
                />
              )}
              {participant.local && !isScreen && onHideSelf && (
                <TileAction
                  label={t("views.hideSelf")}
                  icon={<EyeSlashIcon aria-hidden />}
                  onClick={onHideSelf}
                />
              )}
            </>
          }
          cameraOn={track !== null}
          mirrored={participant.local && !isScreen}
          fit={isScreen ? "contain" : "cover"}
          labels={tileLabels(t)}
        >
          {track && <TrackVideo key={track.id} track={track} />}
        </VideoTile>
      </div>
    );
  },
  (before, after) =>
    before.tile.id === after.tile.id &&
    before.tile.participant === after.tile.participant &&
    before.pinned === after.pinned &&
    before.handPlace === after.handPlace &&
    before.uncaptioned === after.uncaptioned &&
    before.onTogglePin === after.onTogglePin &&
    before.onHideSelf === after.onHideSelf,
);

interface TileActionProps {
  label: string;
  icon: ReactNode;
  onClick: () => void;
}

/** Beside the pin; where fingers point at a small tile there is no room for two, and the menu has it too. */
function TileAction(props: TileActionProps) {
  return (
    <IconButton
      {...props}
      variant="stage"
      size="sm"
      className="bg-black/65 pointer-coarse:@max-[12rem]:hidden"
    />
  );
}

function notesOf(
  t: ReturnType<typeof useTranslations<"room">>,
  { local, spotlitAtMs }: Tile["participant"],
): string | undefined {
  const notes = [local && t("you"), spotlitAtMs !== null && t("spotlightMark")];
  return notes.filter(Boolean).join(" · ") || undefined;
}

function tileLabels(t: ReturnType<typeof useTranslations<"room">>): VideoTileLabels {
  return {
    muted: t("mutedMark"),
    speaking: t("speakingMark"),
    poorConnection: t("poor"),
    lostConnection: t("lost"),
    pinned: t("pinnedMark"),
    pin: t("pinMark"),
    unpin: t("unpinMark"),
  };
}
