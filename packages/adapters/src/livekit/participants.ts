import type { ParticipantInRoom } from "@rooms/domain/sessions/ports";
import type { ParticipantInfo } from "livekit-server-sdk";
import { grantsScreen } from "./grants.ts";

/** Kinds that are people's browsers or phones; egress, agents and the like are machinery. */
const kindsOfPeople: readonly string[] = ["STANDARD", "SIP"];

/** Null for our hidden transcriber and other agents, which are no participants of ours. */
export function connectedPerson(info: ParticipantInfo): ParticipantInRoom | null {
  // The SDK does not re-export the enum; its JSON form names the kind, and leaves out the default STANDARD.
  const { kind = "STANDARD" } = info.toJson() as { kind?: string };
  if (info.permission?.hidden || !kindsOfPeople.includes(kind)) return null;
  const joinedAtMs = info.joinedAtMs > 0n ? info.joinedAtMs : info.joinedAt * 1000n;
  return {
    identity: info.identity,
    connectionId: info.sid,
    joinedAt: new Date(Number(joinedAtMs)),
    mayShareScreen: grantsScreen(info.permission?.canPublishSources ?? []),
  };
}
