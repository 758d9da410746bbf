"use client";
import { HandPalmIcon } from "@phosphor-icons/react/dist/ssr/HandPalm";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { PushPinIcon } from "@phosphor-icons/react/dist/ssr/PushPin";
import { PushPinSlashIcon } from "@phosphor-icons/react/dist/ssr/PushPinSlash";
import { SubtitlesSlashIcon } from "@phosphor-icons/react/dist/ssr/SubtitlesSlash";
import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Person } from "../lib/person.ts";
import { Avatar } from "../primitives/avatar.tsx";
import { IconButton } from "../primitives/icon-button.tsx";
import { QualityMark } from "./quality-mark.tsx";
import type { ConnectionQuality } from "./quality-mark.tsx";

export interface VideoTileLabels {
  muted: string;
  speaking: string;
  poorConnection: string;
  lostConnection: string;
  pinned: string;
  pin: string;
  unpin: string;
}

export interface VideoTileProps {
  person: Person;
  /** After the name, in the same mark: "You", "Presenting". */
  note?: string | undefined;
  muted?: boolean | undefined;
  speaking?: boolean | undefined;
  quality?: ConnectionQuality | undefined;
  pinned?: boolean | undefined;
  /** Says that nothing of what they say is captioned, and why. */
  uncaptioned?: string | undefined;
  /** Raised: its place in the order of raising, and both in words. */
  hand?: { place: number; label: string } | undefined;
  onTogglePin?: (() => void) | undefined;
  /** With false the avatar takes the picture's place; the slot stays mounted. */
  cameraOn: boolean;
  /** One's own camera, as in a mirror. */
  mirrored?: boolean | undefined;
  /** `contain` for a shared screen: nothing of it may be cut off. */
  fit?: "cover" | "contain" | undefined;
  /** More buttons beside the pin. */
  actions?: ReactNode;
  /** The video element; it is made to fill the tile. */
  children?: ReactNode;
  labels: VideoTileLabels;
}

function marksOf(props: VideoTileProps): string {
  const { labels, quality } = props;
  const marks = [
    props.person.name,
    props.person.mark,
    props.note,
    props.muted && labels.muted,
    props.speaking && labels.speaking,
    quality === "poor" && labels.poorConnection,
    quality === "lost" && labels.lostConnection,
    props.pinned && labels.pinned,
    props.uncaptioned,
    props.hand?.label,
  ];
  return marks.filter(Boolean).join(", ");
}

/** One person, or one shared screen, on the stage. */
export function VideoTile(props: VideoTileProps) {
  const { person, note, muted, speaking, quality, pinned, cameraOn, labels } = props;
  return (
    <div
      role="group"
      aria-label={marksOf(props)}
      data-speaking={speaking ? "" : undefined}
      className="group/tile relative size-full min-h-0 min-w-0 overflow-hidden rounded-lg bg-stage-raised text-stage-text [container-type:size]"
    >
      <div
        className={clsx(
          "size-full [&_video]:size-full",
          props.fit === "contain" ? "[&_video]:object-contain" : "[&_video]:object-cover",
          props.mirrored && "[&_video]:-scale-x-100",
          !cameraOn && "invisible",
        )}
      >
        {props.children}
      </div>
      {/* Fingers see the buttons all the time: in the filmstrip the avatar leaves them their corner. A tile as low as its name has no place for it. */}
      {!cameraOn && (
        <div className="absolute inset-0 grid place-items-center pb-[min(1.25rem,18cqh)] pointer-coarse:@max-[10rem]:justify-items-start pointer-coarse:@max-[10rem]:pl-3 @max-[8rem]:pb-[36cqh] pointer-coarse:@max-[6rem]:justify-items-center pointer-coarse:@max-[6rem]:pl-0 [@container_(max-height:5rem)]:hidden">
          <Avatar
            name={person.name}
            src={person.avatarSrc}
            color={person.avatarColor}
            size="tile"
          />
        </div>
      )}
      {/* Above the picture, or a video in motion would hide it. */}
      <div
        aria-hidden
        data-tile-edge=""
        className={clsx(
          "pointer-events-none absolute inset-0 rounded-lg ring-inset transition-shadow",
          speaking ? "ring-3 ring-stage-accent" : "ring-1 ring-white/8",
        )}
      />
      {/* Where both do not fit, the hand stands above the name: a guest's mark beside it would leave no letter of it. */}
      <div className="absolute inset-x-2 bottom-2 flex flex-wrap gap-1">
        {props.hand && (
          <span
            aria-hidden
            className="flex shrink-0 items-center gap-1 rounded-md bg-stage-warning px-1.5 py-0.5 text-sm font-semibold text-black"
          >
            <HandPalmIcon weight="fill" className="size-4" />
            {props.hand.place}
          </span>
        )}
        <span className="flex max-w-full min-w-0 items-center gap-x-1.5 rounded-md bg-black/65 px-2 py-0.5 text-sm font-medium @max-[8rem]:flex-wrap">
          {muted && (
            <MicrophoneSlashIcon
              aria-hidden
              weight="fill"
              className="size-4 shrink-0 text-stage-danger"
            />
          )}
          {pinned && <PushPinIcon aria-hidden weight="fill" className="size-3.5 shrink-0" />}
          <span className="truncate @max-[8rem]:max-w-[calc(100%-1.5rem)]">
            <bdi>{person.name}</bdi>
            {note && ` · ${note}`}
          </span>
          {person.mark && (
            <span className="shrink-0 rounded-sm bg-white/20 px-1 text-xs">{person.mark}</span>
          )}
          {props.uncaptioned && (
            <span aria-hidden title={props.uncaptioned} className="shrink-0">
              <SubtitlesSlashIcon className="size-4" />
            </span>
          )}
          <QualityMark quality={quality} />
        </span>
      </div>
      {/* A corner, or a tile as low as its name, leaves a finger no place beside what they show. */}
      <div className="absolute top-2 right-2 flex gap-1 opacity-0 transition-opacity group-hover/tile:opacity-100 group-focus-within/tile:opacity-100 pointer-coarse:opacity-100 pointer-coarse:@max-[6rem]:hidden [@container_(max-height:5rem)]:hidden">
        {props.actions}
        {props.onTogglePin && (
          <IconButton
            variant="stage"
            size="sm"
            label={pinned ? labels.unpin : labels.pin}
            icon={pinned ? <PushPinSlashIcon aria-hidden /> : <PushPinIcon aria-hidden />}
            onClick={props.onTogglePin}
            className="bg-black/65"
          />
        )}
      </div>
    </div>
  );
}
