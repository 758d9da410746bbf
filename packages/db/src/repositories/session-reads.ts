import type {
  SessionListItem,
  SessionListQuery,
  SessionWithPeople,
} from "@rooms/domain/sessions/session";
import type { Slug } from "@rooms/domain/shared/ids";
import { getTableColumns, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { videoSessions } from "../schema/index.ts";
import { sessionOf } from "./session-row.ts";
import type { SessionRow } from "./session-row.ts";

/**
 * The reads that the API answers most. Each is one statement with a name: its text is written once, and a connection
 * that knows it neither parses nor plans it again. Its rows come as one JSON text, which costs this process a fraction
 * of what some thirty columns a row do.
 */
export function sessionReads(db: Database) {
  const one = prepareRead(db, { rows: sql`where ${videoSessions.slug} = ${place("slug")}` });
  const lists = new Map<string, ReturnType<typeof prepareRead>>();
  return {
    async read(slug: Slug): Promise<SessionWithPeople | null> {
      const [item] = await one({ slug });
      return item ?? null;
    },
    list(query: SessionListQuery): Promise<SessionListItem[]> {
      const name = nameOf(query);
      const known =
        lists.get(name) ??
        prepareRead(db, {
          rows: pageOf(query),
          viewerTookPart: tookPartOf(query),
          shared: isShort(query),
        });
      lists.set(name, known);
      return known(valuesOf(query));
    },
  };
}

type Place = ReturnType<typeof sql.placeholder>;
const place = (name: string): Place => sql.placeholder(name);

const { search: _search, ...columns } = getTableColumns(videoSessions);
const selected = sql.join(
  Object.entries(columns).map(([key, column]) => sql`${column} as ${sql.identifier(key)}`),
  sql`, `,
);
const momentKeys = Object.entries(columns).flatMap(([key, { dataType }]) =>
  dataType === "date" ? [key] : [],
);
/** Subqueries, so that there is one table to plan, and no row is looked at that the page does not show. */
const beside = sql`
  (select count(*)::int from participants p where p.session_id = ${videoSessions.id}) as "participantCount",
  (select u.name from users u where u.id = ${videoSessions.createdBy}) as "creatorName",
  (select json_build_object('slug', m.slug, 'name', m.name) from rooms m where m.id = ${videoSessions.roomId}) as room,
  (select o.guests_allowed from spaces o where o.id = ${videoSessions.spaceId}) as "guestsAllowed",
  (select o.kept_days from spaces o where o.id = ${videoSessions.spaceId}) as "keptDays",
  (select o.guest_transcripts from spaces o where o.id = ${videoSessions.spaceId}) as "guestTranscripts"`;

type Item = SessionRow & Omit<SessionListItem, "session">;

interface Read {
  rows: SQL;
  viewerTookPart?: SQL | undefined;
  shared?: boolean;
}

/** Written when it is first asked: a transaction has repositories of its own, and asks little of them. */
function prepareRead(
  db: Database,
  { rows, viewerTookPart = sql`false`, shared = true }: Read,
): (values: Record<string, unknown>) => Promise<SessionListItem[]> {
  const prepare = () =>
    db.prepareRead<{ items: string | null }>(
      sql`select json_agg(r)::text as items from
        (select ${selected}, ${beside}, ${viewerTookPart} as "viewerTookPart" from ${videoSessions} ${rows}) r`,
      { shared },
    );
  let prepared: ReturnType<typeof prepare> | undefined;
  return async (values) => {
    prepared ??= prepare();
    const [row] = await prepared(values);
    // The statement above writes it, from columns that are typed by the table.
    const items = JSON.parse(row?.items ?? "[]") as Item[];
    return items.map(itemOf);
  };
}

function itemOf(item: Item): SessionListItem {
  // JSON has texts where the row's type has dates, until the loop is done.
  const times = item as unknown as Record<string, string | Date | null>;
  for (const key of momentKeys) {
    const time = times[key];
    if (typeof time === "string") times[key] = new Date(time);
  }
  const { participantCount, creatorName, room, viewerTookPart } = item;
  const { guestsAllowed, keptDays, guestTranscripts } = item;
  const settings = { guestsAllowed, keptDays, guestTranscripts };
  return {
    session: sessionOf(item),
    participantCount,
    creatorName,
    room,
    viewerTookPart,
    ...settings,
  };
}

/** Read in the order of an index without passing over rows that the page does not show. */
function isShort({ status, text, roomId }: SessionListQuery): boolean {
  return status === undefined && text === undefined && roomId === undefined;
}

/** Each way of asking is a statement of its own. */
function nameOf({ status, text, roomId, upcoming, viewer, after }: SessionListQuery): string {
  const asked = { status, text, roomId, viewer: viewer ?? undefined, after };
  const parts = Object.entries(asked).flatMap(([part, value]) => (value === undefined ? [] : part));
  return ["session_list", upcoming, ...parts].filter((part) => part !== undefined).join("_");
}

/**
 * One page on `video_sessions_space_idx`, read backwards from the cursor, or on `video_sessions_upcoming_idx`, read
 * forwards: its cost does not grow with the space. The row comparison makes pages stable while sessions are added and
 * deleted between two requests. The limit stays a parameter: the planner takes it for a small part of the rows, and so
 * keeps to the order of the index in a plan that serves spaces of any size.
 */
function pageOf({ status, text, roomId, upcoming, after }: SessionListQuery): SQL {
  const { spaceId, createdAt, id, plannedStartAt } = videoSessions;
  const soonestFirst = upcoming === "only";
  const start = sql`(${place("afterAt")}::timestamptz, ${place("afterId")}::uuid)`;
  const conditions = [
    sql`${spaceId} = ${place("spaceId")}::uuid`,
    status === undefined
      ? sql`${videoSessions.status} <> 'EXPIRED'`
      : sql`${videoSessions.status} = ${place("status")}`,
    text !== undefined &&
      sql`(${videoSessions.title} ilike ${place("pattern")} or ${videoSessions.slug} ilike ${place("pattern")})`,
    roomId !== undefined && sql`${videoSessions.roomId} = ${place("roomId")}::uuid`,
    upcoming !== undefined && (soonestFirst ? isUpcoming : sql`not ${isUpcoming}`),
    after !== undefined &&
      (soonestFirst
        ? sql`(${plannedStartAt}, ${id}) > ${start}`
        : sql`(${createdAt}, ${id}) < ${start}`),
  ].filter((condition) => condition !== false);
  const order = soonestFirst ? sql`${plannedStartAt}, ${id}` : sql`${createdAt} desc, ${id} desc`;
  return sql`where ${sql.join(conditions, sql` and `)} order by ${order} limit ${place("limit")}`;
}

const isUpcoming = sql`(${videoSessions.status} = 'CREATED' and ${videoSessions.plannedStartAt} is not null)`;

function tookPartOf({ viewer }: SessionListQuery): SQL | undefined {
  if (viewer === null) return undefined;
  return sql`exists (
    select 1 from participants p
    where p.session_id = ${videoSessions.id} and p.user_id = ${place("viewer")}::uuid and p.removed_at is null
  )`;
}

function valuesOf({ spaceId, status, text, roomId, viewer, after, limit }: SessionListQuery) {
  const pattern = `%${text?.replace(/[\\%_]/g, "\\$&") ?? ""}%`;
  const afterAt = after?.createdAt.toISOString();
  return { spaceId, status, pattern, roomId, viewer, afterAt, afterId: after?.id, limit };
}
