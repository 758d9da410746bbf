import type { ChatLine } from "@rooms/live-client";

/** Messages of others behind a place in the order of sending, the newest first; `lines` are in that order. */
export function othersAfter(
  lines: readonly ChatLine[],
  { seq: after, ownIdentity }: { seq: number; ownIdentity: string | null },
): ChatLine[] {
  const from = lines.findLastIndex(({ seq }) => seq <= after) + 1;
  const others = lines
    .slice(from)
    .filter(({ participantIdentity }) => participantIdentity !== ownIdentity);
  return others.reverse();
}
