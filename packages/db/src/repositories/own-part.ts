import type { Slug } from "@rooms/domain/shared/ids";
import type { LinePage, OutsideReader, OwnPart } from "@rooms/domain/transcription/ports";
import type { SpokenLine } from "@rooms/domain/transcription/segment";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../database/drizzle.ts";
import { participants, spaces, transcriptSegments, videoSessions } from "../schema/index.ts";
import { isShownSpeaker, shownName, shownText } from "./segment-rows.ts";

const reader = alias(participants, "reader");

/** On the session clock. A pause between two stays counts as presence, as it does while the session is live. */
const sinceStart = (moment: unknown) =>
  sql`extract(epoch from (${moment} - ${videoSessions.startedAt})) * 1000`;
const fromMs = sql`case when ${videoSessions.pastOpen} then 0 else greatest(0, ${sinceStart(reader.joinedAt)}) end`;
const untilMs = sinceStart(sql`coalesce(${reader.leftAt}, ${videoSessions.endedAt})`);
const readableUntil = sql<Date>`${videoSessions.endedAt} + case ${spaces.guestTranscripts}
  when 'DAY' then interval '1 day' when 'WEEK' then interval '7 days' end`;

const columns = {
  session: {
    id: videoSessions.id,
    slug: videoSessions.slug,
    title: videoSessions.title,
    startedAt: videoSessions.startedAt,
    endedAt: videoSessions.endedAt,
    languages: videoSessions.languages,
  },
  timeZone: spaces.timeZone,
  readableUntil: readableUntil.mapWith(videoSessions.endedAt),
  line: {
    id: transcriptSegments.id,
    seq: transcriptSegments.seq,
    participantIdentity: participants.identity,
    participantName: shownName,
    text: shownText,
    language: transcriptSegments.language,
    startedAtMs: transcriptSegments.startedAtMs,
    endedAtMs: transcriptSegments.endedAtMs,
  },
};

/** The rights of the reader in the session at this moment. */
function mayRead(who: OutsideReader, now: Date) {
  return and(
    eq(videoSessions.status, "ENDED"),
    "identity" in who ? eq(reader.identity, who.identity) : eq(reader.userId, who.userId),
    // From outside: an account that lost its membership reads nothing any more.
    sql`(${reader.identity} like 'guest-%' or ${reader.outsider})`,
    sql`not exists (select from space_members m where m.space_id = ${spaces.id} and m.user_id = ${reader.userId})`,
    isNull(reader.removedAt),
    eq(spaces.guestsAllowed, true),
    sql`${readableUntil} > ${now}`,
  );
}

/** Rights and lines by one statement: nothing can change between asking the one and reading the others. */
export async function readOwnPart(
  db: Database,
  slug: Slug,
  who: OutsideReader,
  { now, page }: { now: Date; page: LinePage | null },
): Promise<OwnPart | null> {
  const bySpeech = [asc(transcriptSegments.startedAtMs), asc(transcriptSegments.seq)];
  const part = db
    .select(columns)
    .from(videoSessions)
    .innerJoin(spaces, eq(spaces.id, videoSessions.spaceId))
    .innerJoin(reader, eq(reader.sessionId, videoSessions.id))
    .leftJoin(
      transcriptSegments,
      and(
        eq(transcriptSegments.sessionId, videoSessions.id),
        sql`${transcriptSegments.startedAtMs} >= ${fromMs}`,
        sql`${transcriptSegments.startedAtMs} < ${untilMs}`,
        page ? gt(transcriptSegments.seq, page.afterSeq) : undefined,
      ),
    )
    .leftJoin(participants, isShownSpeaker)
    .where(and(eq(videoSessions.slug, slug), mayRead(who, now)))
    .orderBy(...(page ? [asc(transcriptSegments.seq)] : bySpeech))
    .$dynamic();
  const rows = await (page ? part.limit(page.limit) : part);
  const first = rows[0];
  if (!first) return null;
  const { startedAt, endedAt } = first.session;
  if (startedAt === null || endedAt === null) return null;
  return {
    session: { ...first.session, startedAt, endedAt },
    timeZone: first.timeZone,
    readableUntil: first.readableUntil,
    lines: rows.flatMap(({ line }) => (isWhole(line) ? [line] : [])),
  };
}

/** Of a session in which nothing was said there is one row, without a line. */
function isWhole(line: {
  readonly [Key in keyof SpokenLine]: SpokenLine[Key] | null;
}): line is SpokenLine {
  return line.id !== null && line.participantIdentity !== null;
}
