import type { MemberSession } from "@rooms/api-client";

type Planned = Pick<MemberSession, "slug" | "title" | "plannedStartAt">;

/** A little before the start: time to come. */
const earlyMs = 60_000;
/** A page that slept through the start tells nothing of long ago. */
const lateMs = 5 * 60_000;

/** Names one start: a plan that moved is another. */
export const startKey = ({ slug, plannedStartAt }: Planned): string => `${slug} ${plannedStartAt}`;

/** The planned sessions that are about to start and of which the person was not told. */
export function dueStarts<Session extends Planned>(
  sessions: readonly Session[],
  { nowMs, told }: { nowMs: number; told: ReadonlySet<string> },
): readonly Session[] {
  return sessions.filter((session) => {
    if (session.plannedStartAt === null || told.has(startKey(session))) return false;
    const inMs = Date.parse(session.plannedStartAt) - nowMs;
    return inMs <= earlyMs && inMs > -lateMs;
  });
}
