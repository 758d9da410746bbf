"use client";
import type { MenuEntry } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { canReplaceBackground, paintedBackgrounds } from "./backgrounds.ts";
import type { Background } from "./backgrounds.ts";
import { pickPicture } from "./pick-picture.ts";
import type { DeviceKind } from "./room-store.ts";
import type { EffectsSnapshot } from "./track-effects.ts";
import { useEffects } from "./use-effects.ts";
import { useMediaDevices } from "./use-media-devices.ts";
import { useRoom } from "./use-room.ts";

/** The choices beside a device's button; undefined while there is nothing to choose. */
export function useDeviceMenu(
  device: "microphone" | "camera",
): { label: string; items: readonly MenuEntry[] } | undefined {
  const t = useTranslations("room");
  const { store, room } = useRoom();
  const devices = useMediaDevices();
  const { effects, shown } = useEffects();
  const [replaceable] = useState(() => device === "camera" && canReplaceBackground());
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
    if (items.length > 0 && replaceable) {
      items.push(
        { kind: "separator" },
        { kind: "label", label: t("background.title") },
        ...backgroundItems(t, shown.background, (chosen) => void effects.setBackground(chosen)),
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
    { kind: "separator" },
    {
      label: t("suppressNoise"),
      checked: shown.noise.on,
      disabled: shown.noise.busy,
      onSelect: () => void effects.setNoise(!shown.noise.on),
    },
  ];
  return devices.length > 0 ? { label: t("microphoneMenu"), items } : undefined;
}

function backgroundItems(
  t: ReturnType<typeof useTranslations<"room">>,
  { chosen, busy }: EffectsSnapshot["background"],
  choose: (chosen: Background) => void,
): MenuEntry[] {
  const painted: readonly Background[] = paintedBackgrounds.map((name) => ({
    kind: "painted",
    name,
  }));
  const choices: readonly Background[] = [{ kind: "none" }, { kind: "blur" }, ...painted];
  const nameOf = (one: Background) => (one.kind === "painted" ? one.name : one.kind);
  return [
    ...choices.map((one) => ({
      label: t(`background.kind.${nameOf(one)}`),
      checked: nameOf(one) === nameOf(chosen),
      disabled: busy,
      onSelect: () => choose(one),
    })),
    {
      label: t("background.kind.own"),
      checked: chosen.kind === "own",
      disabled: busy,
      onSelect: () => pickPicture((picture) => choose({ kind: "own", picture })),
    },
  ];
}
