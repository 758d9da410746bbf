/** The element of a line of a shared transcript: what was said has no ids there. */
export function lineAnchorOf(place: number): string {
  return `line-${place + 1}`;
}
