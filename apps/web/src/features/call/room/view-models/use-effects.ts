"use client";
import { useObservable } from "#shared/use-observable.ts";
import { useRoomContext } from "./room-context.ts";
import type { EffectsSnapshot, TrackEffects } from "./track-effects.ts";

/** What stands between one's devices and the room, and how to change it. */
export function useEffects(): { effects: TrackEffects; shown: EffectsSnapshot } {
  const { effects } = useRoomContext().room;
  return { effects, shown: useObservable(effects) };
}
