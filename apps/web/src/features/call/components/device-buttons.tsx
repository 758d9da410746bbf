"use client";
import { MicrophoneIcon } from "@phosphor-icons/react/dist/ssr/Microphone";
import { MicrophoneSlashIcon } from "@phosphor-icons/react/dist/ssr/MicrophoneSlash";
import { VideoCameraIcon } from "@phosphor-icons/react/dist/ssr/VideoCamera";
import { VideoCameraSlashIcon } from "@phosphor-icons/react/dist/ssr/VideoCameraSlash";
import { ControlButton } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { shortcuts } from "../room/view-models/shortcuts.ts";
import { useDeviceMenu } from "../room/view-models/use-device-menu.ts";
import { useRoom } from "../room/view-models/use-room.ts";

/** Of the bar: microphone and camera, with the choice of each. */
export function DeviceButtons() {
  const t = useTranslations("room");
  const { store, room } = useRoom();
  const { microphone, camera } = room;
  return (
    <>
      <ControlButton
        kind="device"
        label={t("microphone")}
        icon={microphone.on ? <MicrophoneIcon /> : <MicrophoneSlashIcon />}
        pressed={microphone.on}
        disabled={microphone.busy}
        shortcut={shortcuts.microphone.key}
        onPress={() => void store.setMicrophone(!microphone.on)}
        menu={useDeviceMenu("microphone")}
      />
      <ControlButton
        kind="device"
        label={t("camera")}
        icon={camera.on ? <VideoCameraIcon /> : <VideoCameraSlashIcon />}
        pressed={camera.on}
        disabled={camera.busy}
        shortcut={shortcuts.camera.key}
        onPress={() => void store.setCamera(!camera.on)}
        menu={useDeviceMenu("camera")}
      />
    </>
  );
}
