"use client";
import type { MenuEntry } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { canBlur } from "./camera-blur.ts";
import type { DeviceKind } from "./room-store.ts";
import { useMediaDevices } from "./use-media-devices.ts";
import { useRoom } from "./use-room.ts";

/** The choices beside a device's button; undefined while there is nothing to choose. */
export function useDeviceMenu(
  device: "microphone" | "camera",
): { label: string; items: readonly MenuEntry[] } | undefined {
  const t = useTranslations("room");
  const { store, room } = useRoom();
  const devices = useMediaDevices();
  const [blurPossible] = useState(() => device === "camera" && canBlur());
  const choices = (kind: DeviceKind): MenuEntry[] => {
    const options = devices.filter((option) => option.kind === kind);
    const active = room.activeDevices[kind];
    const current = options.some(({ id }) => id === active) ? active : options[0]?.id;
    return options.map(({ id, label }) => ({
      label,
      checked: id === current,
      onSelect: () => void store.useDevice(kind, id),
    }));
  };
  if (device === "camera") {
    const items = choices("videoinput");
    if (items.length > 0 && blurPossible) {
      items.push(
        { kind: "separator" },
        {
          label: t("blur"),
          checked: room.blur.on,
          disabled: room.blur.busy,
          onSelect: () => void store.setBlur(!room.blur.on),
        },
      );
    }
    return items.length > 0 ? { label: t("cameraMenu"), items } : undefined;
  }
  const speakers = choices("audiooutput");
  const items: MenuEntry[] = [
    ...choices("audioinput"),
    ...(speakers.length > 0
      ? [{ kind: "separator" } as const, { kind: "label", label: t("speaker") } as const]
      : []),
    ...speakers,
  ];
  return items.length > 0 ? { label: t("microphoneMenu"), items } : undefined;
}
