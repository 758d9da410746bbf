import type { RoomParticipant } from "./room-snapshot.ts";

/** Oneself first, then by the time of joining; ties by identity, so that tiles never swap by themselves. */
export function sortRoster(participants: readonly RoomParticipant[]): RoomParticipant[] {
  return [...participants].sort(
    (a, b) =>
      Number(b.local) - Number(a.local) ||
      a.joinedAtMs - b.joinedAtMs ||
      (a.identity < b.identity ? -1 : 1),
  );
}

/** Keeps the objects of those who did not change, and the list itself when none did. */
export function reuseUnchanged(
  before: readonly RoomParticipant[],
  after: readonly RoomParticipant[],
): readonly RoomParticipant[] {
  const known = new Map(before.map((participant) => [participant.identity, participant]));
  const merged = after.map((participant) => {
    const old = known.get(participant.identity);
    return old && same(old, participant) ? old : participant;
  });
  const unchanged =
    merged.length === before.length && merged.every((item, index) => item === before[index]);
  return unchanged ? before : merged;
}

/** All participants, none speaking; the same list when none was. */
export function silenced(participants: readonly RoomParticipant[]): readonly RoomParticipant[] {
  if (!participants.some(({ speaking }) => speaking)) return participants;
  return participants.map((one) => (one.speaking ? { ...one, speaking: false } : one));
}

function same(a: RoomParticipant, b: RoomParticipant): boolean {
  return (
    a.name === b.name &&
    a.avatarUrl === b.avatarUrl &&
    a.avatarColor === b.avatarColor &&
    a.host === b.host &&
    a.outside === b.outside &&
    a.microphoneOn === b.microphoneOn &&
    a.speaking === b.speaking &&
    a.quality === b.quality &&
    a.camera === b.camera &&
    a.screen === b.screen &&
    a.joinedAtMs === b.joinedAtMs &&
    a.handRaisedAtMs === b.handRaisedAtMs &&
    a.spotlitAtMs === b.spotlitAtMs &&
    a.audio.length === b.audio.length &&
    a.audio.every((handle, index) => handle === b.audio[index])
  );
}
