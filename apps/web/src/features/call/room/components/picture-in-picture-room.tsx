"use client";
import { MicrophoneIcon } from "@phosphor-icons/react/dist/ssr/Microphone";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { PhoneDisconnectIcon } from "@phosphor-icons/react/dist/ssr/PhoneDisconnect";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import { VideoCameraSlashIcon } from "@phosphor-icons/react/dist/ssr/VideoCameraSlash";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { chooseLayout, speakerAfter } from "../view-models/layout.ts";
import { useRoom } from "../view-models/use-room.ts";
import { useStage } from "../view-models/stage-context.ts";
import { spotlitOf } from "../view-models/spotlight.ts";
import { RoomTile } from "./room-tile.tsx";

export interface PictureInPictureRoomProps {
  window: Window;
  onLeave: () => void;
}

/** The room in its small window: what is large, and the switches one needs at once. */
export function PictureInPictureRoom({ window, onLeave }: PictureInPictureRoomProps) {
  const t = useTranslations("room");
  const { store, room } = useRoom();
  const { wish } = useStage();
  const { participants, microphone, camera } = room;
  const [speakerIdentity, setSpeaker] = useState<string | null>(null);
  const speaker = speakerAfter(speakerIdentity, participants);
  if (speaker !== speakerIdentity) setSpeaker(speaker);
  const { tiles, featuredIds } = chooseLayout({
    participants,
    view: "speaker",
    pinnedIds: wish.pinnedIds,
    selfHidden: false,
    spotlitIdentity: spotlitOf(participants),
    speakerIdentity: speaker,
  });
  const tile = tiles.find(({ id }) => id === featuredIds[0]) ?? tiles[0];
  return createPortal(
    <main
      aria-label={t("label")}
      data-connection={room.connection.status}
      className="flex h-dvh flex-col gap-2 bg-stage p-2 text-stage-text"
    >
      <div className="min-h-0 flex-1">
        {tile && <RoomTile key={tile.id} tile={tile} pinned={false} />}
      </div>
      <div className="flex shrink-0 justify-center gap-2">
        <PictureSwitch
          label={t("microphone")}
          on={microphone.on}
          busy={microphone.busy}
          icon={microphone.on ? <MicrophoneIcon /> : <MicrophoneSlashIcon />}
          onPress={() => void store.setMicrophone(!microphone.on)}
        />
        <PictureSwitch
          label={t("camera")}
          on={camera.on}
          busy={camera.busy}
          icon={camera.on ? <VideoCameraIcon /> : <VideoCameraSlashIcon />}
          onPress={() => void store.setCamera(!camera.on)}
        />
        <button
          type="button"
          aria-label={t("leave")}
          title={t("leave")}
          onClick={onLeave}
          className="focus-ring-stage grid size-11 place-items-center rounded-xl bg-danger-fill text-[1.375rem] text-white hover:bg-danger-fill-hover"
        >
          <PhoneDisconnectIcon aria-hidden weight="fill" />
        </button>
      </div>
    </main>,
    window.document.body,
  );
}

interface PictureSwitchProps {
  label: string;
  on: boolean;
  busy: boolean;
  icon: ReactNode;
  onPress: () => void;
}

/** With the browser's own tooltip: ours would be drawn in the page that the window came from. */
function PictureSwitch({ label, on, busy, icon, onPress }: PictureSwitchProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={on}
      disabled={busy}
      onClick={onPress}
      className="focus-ring-stage grid size-11 place-items-center rounded-xl bg-stage-off text-[1.375rem] text-stage-danger aria-pressed:bg-stage-raised aria-pressed:text-stage-text aria-pressed:hover:bg-stage-hover"
    >
      {icon}
    </button>
  );
}
