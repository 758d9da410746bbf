"use client";
import { Button, ConnectionBanner } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { lazy, Suspense } from "react";
import type { ReactNode } from "react";
import { PanelBoundary } from "#shared/components/panel-boundary.tsx";
import { useCall } from "../view-models/use-call.ts";
import { TranscriptionBadge } from "../transcription/components/transcription-badge.tsx";
import { useListeners } from "../room/view-models/use-listeners.ts";
import { useRoom } from "../room/view-models/use-room.ts";
import { AloneCard } from "./alone-card.tsx";
import { DeviceProblems } from "./device-problems.tsx";
import { RoomStage } from "../room/components/room-stage.tsx";

const Captions = lazy(async () => ({
  default: (await import("../transcription/components/captions.tsx")).Captions,
}));
const OwnScreen = lazy(async () => ({
  default: (await import("../room/components/own-screen.tsx")).OwnScreen,
}));

export interface StageAreaProps {
  captions: boolean;
  link: string;
  onCopyLink: () => void;
  /** Floats over the tiles. */
  over?: ReactNode;
  /** Above the tiles, in the middle of the upper edge. */
  children?: ReactNode;
}

/** The tiles, what must be said over them, and below them the place of the captions, which cover no tile. */
export function StageArea(props: StageAreaProps) {
  const { captions, link, onCopyLink, over, children } = props;
  const t = useTranslations("room");
  const call = useCall();
  const { store, room } = useRoom();
  const ownScreen = room.participants.find(({ local }) => local)?.screen;
  const listeners = useListeners();
  return (
    <div className="relative flex min-w-0 flex-1 flex-col gap-2">
      {/* On a phone held upright it stands above the tiles, whose buttons a finger needs; elsewhere over them. */}
      <div className="pointer-events-none top-3 left-3 z-1 md:absolute [@media(max-height:30rem)]:absolute">
        <TranscriptionBadge />
      </div>
      <div className="relative min-h-0 flex-1">
        <PanelBoundary>
          <RoomStage />
        </PanelBoundary>
        {over}
        {/* On a low screen what is told stands beside the badge: below it, it would cover the tiles' names. */}
        <div className="pointer-events-none absolute inset-x-0 top-3 md:top-11 [@media(max-height:30rem)]:top-3 flex flex-col items-center gap-2 *:pointer-events-auto">
          {room.connection.status === "reconnecting" && (
            <ConnectionBanner state="reconnecting" text={t("reconnecting")} />
          )}
          {room.audioBlocked && (
            <Button
              variant="primary"
              size="lg"
              onClick={() => {
                void store.startAudio();
                void call.transcription.resume();
              }}
            >
              {t("startAudio")}
            </Button>
          )}
          <DeviceProblems />
          {children}
        </div>
        <div className="pointer-events-none absolute inset-x-3 bottom-12 flex flex-col items-center gap-2 *:pointer-events-auto md:items-start">
          {ownScreen && (
            <Suspense fallback={null}>
              <OwnScreen track={ownScreen} />
            </Suspense>
          )}
          {room.participants.length + listeners.length === 1 && (
            <AloneCard link={link} onCopyLink={onCopyLink} />
          )}
        </div>
      </div>
      {captions && (
        <PanelBoundary>
          <Suspense fallback={null}>
            <Captions />
          </Suspense>
        </PanelBoundary>
      )}
    </div>
  );
}
