import type { RoomParticipant } from "./room-snapshot.ts";

/**
 * The participant whom a host shows to all; never oneself, whose page would show only them. Of two hosts' choices the
 * later counts.
 */
export function spotlitOf(participants: readonly RoomParticipant[]): string | null {
  const [latest] = participants
    .filter(({ spotlitAtMs }) => spotlitAtMs !== null)
    .sort((a, b) => (b.spotlitAtMs ?? 0) - (a.spotlitAtMs ?? 0));
  return latest === undefined || latest.local ? null : latest.identity;
}
