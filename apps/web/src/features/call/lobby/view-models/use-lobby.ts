"use client";
import { useObservable } from "#shared/use-observable.ts";
import { useLobbyContext } from "./lobby-context.ts";
import type { LobbySnapshot } from "./lobby-store.ts";

/** The people who wait to be let into the room around this component; none for a participant who may not let them in. */
export function useLobby(): LobbySnapshot {
  return useObservable(useLobbyContext().lobby);
}
