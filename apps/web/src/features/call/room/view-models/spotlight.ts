import type { RoomParticipant } from "./room-snapshot.ts";

/** Whom a host shows to all; not oneself, who would look at oneself alone. Of two hosts' choices the later counts. */
export function spotlitOf(participants: readonly RoomParticipant[]): string | null {
  const [latest] = participants
    .filter(({ spotlitAtMs }) => spotlitAtMs !== null)
    .sort((a, b) => (b.spotlitAtMs ?? 0) - (a.spotlitAtMs ?? 0));
  return latest === undefined || latest.local ? null : latest.identity;
}
