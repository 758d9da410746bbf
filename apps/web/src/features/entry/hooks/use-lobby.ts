"use client";
import { useObservable } from "../../../shared/use-observable.ts";
import { useVisit } from "../../session/hooks/use-visit.ts";
import type { LobbySnapshot } from "../view-models/lobby-store.ts";

/** Who waits to be let into the room around this component; nobody for who may not let in. */
export function useLobby(): LobbySnapshot {
  return useObservable(useVisit().lobby);
}
