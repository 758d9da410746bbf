"use client";
import { useSyncExternalStore } from "react";
import { useObservable } from "#shared/use-observable.ts";
import { roomBadge } from "./room-badge.ts";
import type { RoomBadge } from "./room-badge.ts";
import { useTranscriptionContext } from "./transcription-context.ts";

/** How the room is transcribed; `waiting` while one's own words are held back until a second person is here. */
export function useRoomBadge(): RoomBadge | "waiting" {
  const { live, own } = useTranscriptionContext().transcription;
  const { waiting, speak } = useObservable(own);
  // By what is shown, not by the snapshot: levels change ten times a second.
  const badge = useSyncExternalStore(
    (tell) => live.subscribe(tell),
    () => roomBadge(live.getSnapshot()),
    () => null,
  );
  return waiting && speak && (badge === "live" || badge === "degraded") ? "waiting" : badge;
}
