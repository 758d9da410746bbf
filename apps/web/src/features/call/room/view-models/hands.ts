import type { RoomParticipant } from "./room-snapshot.ts";

/** Whose hands are up, the longest waiting first; ties by identity, so that all pages agree. */
export function raisedHands(participants: readonly RoomParticipant[]): RoomParticipant[] {
  const raised = participants.flatMap((one) =>
    one.handRaisedAtMs === null ? [] : [{ one, atMs: one.handRaisedAtMs }],
  );
  raised.sort((a, b) => a.atMs - b.atMs || (a.one.identity < b.one.identity ? -1 : 1));
  return raised.map(({ one }) => one);
}

/** The place of each raised hand in the order of raising, from 1, by identity. */
export function handPlaces(participants: readonly RoomParticipant[]): ReadonlyMap<string, number> {
  return new Map(raisedHands(participants).map(({ identity }, index) => [identity, index + 1]));
}

/** What changed about the hands since it was told last; null for nothing. */
export type HandNews =
  | { readonly kind: "own-up"; readonly waiting: number }
  | { readonly kind: "own-down"; readonly waiting: number }
  | { readonly kind: "up"; readonly names: readonly string[]; readonly waiting: number }
  | { readonly kind: "none-up" };

/** One's own hand comes first: of all news it is what the person waits for. Hands of others that go down are no news but for the last. */
export function handNews(
  before: readonly RoomParticipant[],
  now: readonly RoomParticipant[],
): HandNews | null {
  const waiting = now.length;
  const own = (hands: readonly RoomParticipant[]) => hands.some(({ local }) => local);
  if (own(before) !== own(now))
    return own(now) ? { kind: "own-up", waiting } : { kind: "own-down", waiting };
  const known = new Set(before.map(({ identity }) => identity));
  const names = now.filter(({ identity }) => !known.has(identity)).map(({ name }) => name);
  if (names.length > 0) return { kind: "up", names, waiting };
  return before.length > 0 && waiting === 0 ? { kind: "none-up" } : null;
}
