/**
 * Whether one more may be present. A tenth of the places (rounded down) is for members of the space: people from outside
 * cannot lock them out by filling it up.
 */
export function hasPlace({
  present,
  participantsMax,
  member,
}: {
  present: number;
  participantsMax: number;
  member: boolean;
}): boolean {
  const kept = member ? 0 : Math.floor(participantsMax / 10);
  return present < participantsMax - kept;
}
