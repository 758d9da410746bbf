"use client";
import { useMemo } from "react";
import { useObservable } from "#shared/use-observable.ts";
import { useRoomContext } from "./room-context.ts";
import { useParticipants } from "./use-participants.ts";

/** Identities of those who take part by the realtime socket alone, and are not seen in the room. */
export function useListeners(): readonly string[] {
  const listeners = useObservable(useRoomContext().listeners);
  const participants = useParticipants();
  return useMemo(() => {
    const seen = new Set(participants.map(({ identity }) => identity));
    return listeners.filter((identity) => !seen.has(identity));
  }, [listeners, participants]);
}
