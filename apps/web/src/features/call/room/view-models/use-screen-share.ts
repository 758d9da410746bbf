"use client";
import { useToast } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useEffect, useRef } from "react";
import { useRoom } from "./use-room.ts";

export interface ScreenShare {
  readonly on: boolean;
  readonly busy: boolean;
  readonly allowed: boolean;
  /** Says who may, where one may not. */
  readonly label: string;
  /** Starts or ends it; says why not to who may not. */
  readonly toggle: () => void;
}

/** LiveKit tells of the end of a share before it tells why. */
const endedLatelyMs = 5_000;

/** One's own screen, and whether one may share it. */
export function useScreenShare(): ScreenShare {
  const t = useTranslations("room");
  const toast = useToast();
  const { store, room } = useRoom();
  const { on, busy } = room.screen;
  const allowed = room.screenAllowed;
  const endedAtMs = useRef(-Infinity);
  useEffect(() => {
    if (!on) return;
    return () => {
      endedAtMs.current = performance.now();
    };
  }, [on]);
  useEffect(() => {
    const endedLately = performance.now() - endedAtMs.current < endedLatelyMs;
    if (!allowed && (on || endedLately)) toast.show({ title: t("screenEnded") });
  }, [allowed]);
  return {
    on,
    busy,
    allowed,
    label: t(allowed ? "screen" : "screenHostsOnly"),
    toggle: () => {
      if (allowed) void store.setScreen(!on);
      else toast.show({ title: t("screenNotAllowed") });
    },
  };
}
