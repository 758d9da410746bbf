/** Where the calendar file of a session or a room is. */
export function calendarPath(kind: "sessions" | "rooms", slug: string): string {
  return `/api/${kind}/${slug}/calendar`;
}
