"use client";
import { useMemo } from "react";
import { useParticipants } from "../../room/hooks/use-participants.ts";
import type { Speaker } from "../view-models/transcript-items.ts";

/** Names and faces by identity, of those in the room. The same map until a name or a face changes. */
export function useSpeakers(): ReadonlyMap<string, Speaker> {
  const participants = useParticipants();
  const faces = participants.map(({ identity, name, avatarUrl, avatarColor }) => [
    identity,
    { name, avatarSrc: avatarUrl, avatarColor: avatarColor ?? undefined },
  ]);
  const key = JSON.stringify(faces);
  // The key stands for the list: who speaks or is muted changes often, faces hardly ever. It was written just above.
  return useMemo(() => new Map(JSON.parse(key) as [string, Speaker][]), [key]);
}
