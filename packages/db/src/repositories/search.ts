import {
  type FoundInSession,
  type FoundLine,
  type FoundMessage,
  type FoundSession,
  rankedLinesMax,
  type SearchFilter,
  type SearchRepository,
  type Snippet,
} from "@rooms/domain/search/search";
import { type AnalysisSection, analysisSections } from "@rooms/domain/vocabulary/analysis";
import type { SegmentId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Pool } from "../database/pool.ts";
import type { Database } from "../database/drizzle.ts";
import { inTime } from "../database/in-time.ts";
import { queryOf } from "./search-query.ts";

// Private-use signs mark a match: they stand in no text, because they are taken out first.
const markStart = "\ue000";
const markEnd = "\ue001";
const excerpt = `StartSel=${markStart}, StopSel=${markEnd}, MaxWords=36, MinWords=12, HighlightAll=false`;
// A frequent word of a speaker who said little is looked for in every line.
const searchMsMax = 3_000;
const whole = `StartSel=${markStart}, StopSel=${markEnd}, HighlightAll=true`;

interface SessionColumns extends Omit<FoundSession, "startedAt"> {
  /** As the driver leaves it outside of the schema. */
  startedAt: Date | string | null;
}

interface LineRow extends SessionColumns {
  segmentId: SegmentId;
  identity: FoundLine["identity"];
  name: string;
  language: string | null;
  startedAtMs: number;
  headline: string;
  newest: SegmentId;
}

interface MessageRow extends SessionColumns, Omit<FoundMessage, "session" | "snippet"> {
  headline: string;
}

interface SessionRow extends SessionColumns {
  titleHeadline: string | null;
  lines: { section: AnalysisSection; headline: string; segmentIds: SegmentId[] }[];
}

/**
 * Measured with 1,000,000 lines in one space (`pnpm bench search`): the index on (space_id, id) is read backwards for words
 * that many lines hold, the GIN index for rare ones; the planner sees the words and chooses.
 */
export function searchRepository(pool: Pool): SearchRepository {
  return {
    lines: (filter, page) => inTime(pool, searchMsMax, (db) => findLines(db, filter, page)),
    messages: (filter, limit) => inTime(pool, searchMsMax, (db) => findMessages(db, filter, limit)),
    sessions: (filter, limit) => inTime(pool, searchMsMax, (db) => findSessions(db, filter, limit)),
  };
}

async function findLines(
  db: Database,
  filter: SearchFilter,
  { after, limit }: Parameters<SearchRepository["lines"]>[1],
): ReturnType<SearchRepository["lines"]> {
  const { anyForm: wanted, ofLine } = await queryOf(db, filter.spaceId, filter.text);
  const rows = await db.execute<LineRow & Record<string, unknown>>(sql`
        with candidates as materialized (
          select t.id, ts_rank(t.search, ${wanted}) as score
          from transcript_segments t ${joinsFor(filter)}
          where t.space_id = ${filter.spaceId} and t.search @@ ${wanted} ${ofLine} ${conditionsOf(filter)}
            ${after === null ? sql`` : sql`and t.id <= ${after.newest}`}
          order by t.id desc
          limit ${rankedLinesMax}
        ),
        page as (
          select id, score, first_value(id) over (order by id desc) as newest
          from candidates
          order by score desc, id desc
          limit ${limit} offset ${after?.offset ?? 0}
        )
        select t.id as "segmentId", p.identity, t.language, t.started_at_ms as "startedAtMs",
          case when t.corrected_participant_id is null then coalesce(t.speaker_name, p.name) else p.name end as name,
          s.slug, s.title, s.started_at as "startedAt", page.newest,
          ${headlineOf({
            text: sql`coalesce(t.corrected_text, t.text)`,
            ...{ wanted, options: excerpt },
            configuration: sql`search_configuration(t.language)`,
          })} as headline
        from page
        join transcript_segments t on t.id = page.id
        join participants p on p.id = coalesce(t.corrected_participant_id, t.participant_id)
        join video_sessions s on s.id = t.session_id
        order by page.score desc, page.id desc
      `);
  return { lines: rows.map(lineOf), newest: rows[0]?.newest ?? null };
}

/** Written language is told by no engine: messages are stored as lines that say none. */
async function findMessages(
  db: Database,
  filter: SearchFilter,
  limit: number,
): Promise<FoundMessage[]> {
  const { stemmed: wanted } = await queryOf(db, filter.spaceId, filter.text);
  const { speaker, sessionId } = filter;
  const rows = await db.execute<MessageRow & Record<string, unknown>>(sql`
        with candidates as materialized (
          select t.id
          from chat_messages t
          join participants p on p.id = t.participant_id
          join video_sessions s on s.id = t.session_id
          where t.space_id = ${filter.spaceId} and t.deleted_at is null and t.search @@ ${wanted}
            ${speaker === undefined ? sql`` : sql`and ${bearsName(speaker)}`}
            ${sessionId === undefined ? sql`` : sql`and t.session_id = ${sessionId}`}
            ${periodConditions(filter)}
          order by t.id desc
          limit ${limit}
        )
        select t.id, p.identity, t.author_name as name, t.sent_at_ms as "sentAtMs",
          s.slug, s.title, s.started_at as "startedAt",
          ${headlineOf({ text: sql`t.text`, wanted, options: excerpt })} as headline
        from candidates
        join chat_messages t on t.id = candidates.id
        join participants p on p.id = t.participant_id
        join video_sessions s on s.id = t.session_id
        order by t.id desc
      `);
  return rows.map(({ id, identity, name, sentAtMs, headline, ...row }) => ({
    ...{ id, identity, name, sentAtMs },
    session: foundSession(row),
    snippet: snippetOf(headline),
  }));
}

async function findSessions(
  db: Database,
  filter: Omit<SearchFilter, "speaker">,
  limit: number,
): Promise<FoundInSession[]> {
  const { stemmed: wanted } = await queryOf(db, filter.spaceId, filter.text);
  const rows = await db.execute<SessionRow & Record<string, unknown>>(sql`
        with candidates as materialized (
          select s.id, s.created_at
          from video_sessions s
          where s.space_id = ${filter.spaceId} and s.search @@ ${wanted} ${sessionConditions(filter)}
          union
          select s.id, s.created_at
          from session_analysis a join video_sessions s on s.id = a.session_id
          where s.space_id = ${filter.spaceId} and a.status = 'DONE' and a.search @@ ${wanted}
            ${sessionConditions(filter)}
          order by created_at desc, id desc
          limit ${limit * 3}
        )
        select s.slug, s.title, s.started_at as "startedAt",
          case when s.search @@ ${wanted}
            then ${headlineOf({ text: sql`coalesce(s.title, '')`, wanted, options: whole })} end as "titleHeadline",
          coalesce(found.lines, '[]'::json) as lines
        from candidates c
        join video_sessions s on s.id = c.id
        left join lateral (
          select * from session_analysis v
          where v.session_id = s.id and v.status = 'DONE' order by v.version desc limit 1
        ) a on true
        left join lateral (
          select json_agg(json_build_object(
            'section', line.section, 'headline', ${headlineOf({ text: sql`line.text`, wanted, options: whole })},
            'segmentIds', line.segment_ids
          ) order by line.place) as lines
          from (${linesOfAnalysis()}) line
          where to_tsvector('russian', line.text) @@ ${wanted}
        ) found on true
        where s.search @@ ${wanted} or found.lines is not null
        order by s.created_at desc, s.id desc
        limit ${limit}
      `);
  return rows.map(sessionOf);
}

function joinsFor({ speaker, from, until }: SearchFilter): SQL {
  const people = sql`join participants p on p.id = coalesce(t.corrected_participant_id, t.participant_id)`;
  const sessions = sql`join video_sessions s on s.id = t.session_id`;
  return sql`${speaker === undefined ? sql`` : people} ${from || until ? sessions : sql``}`;
}

function conditionsOf(filter: SearchFilter): SQL {
  const { speaker, sessionId } = filter;
  return sql`${speaker === undefined ? sql`` : sql`and ${bearsName(speaker)}`}
    ${sessionId === undefined ? sql`` : sql`and t.session_id = ${sessionId}`}
    ${periodConditions(filter)}`;
}

/** By a name they bear or bore in the session, with or without the number that tells namesakes apart. */
function bearsName(name: string): SQL {
  return sql`exists (
    select from unnest(p.former_names || p.name) borne
    where lower(${name}) in (lower(borne), lower(regexp_replace(borne, ' \\(\\d+\\)$', '')))
  )`;
}

function sessionConditions(filter: Omit<SearchFilter, "speaker">): SQL {
  const { sessionId } = filter;
  return sql`${sessionId === undefined ? sql`` : sql`and s.id = ${sessionId}`} ${periodConditions(filter)}`;
}

function periodConditions({ from, until, timeZone }: Omit<SearchFilter, "speaker">): SQL {
  // A day is added to the date, not to the moment: not every day has 24 hours.
  const startOf = (day: string, daysLater: number) =>
    sql`((${day}::date + ${daysLater}::int)::timestamp at time zone ${timeZone})`;
  return sql`${from ? sql`and s.started_at >= ${startOf(from, 0)}` : sql``}
    ${until ? sql`and s.started_at < ${startOf(until, 1)}` : sql``}`;
}

interface Headline {
  text: SQL;
  wanted: SQL;
  options: string;
  configuration?: SQL;
}

function headlineOf({
  text,
  wanted,
  options,
  configuration = sql`'russian'::regconfig`,
}: Headline): SQL {
  return sql`ts_headline(${configuration}, translate(${text}, ${markStart + markEnd}, ''), ${wanted}, ${options})`;
}

function linesOfAnalysis(): SQL {
  const selects = analysisSections.map((section, place) => {
    const column = sql.identifier(section);
    return sql`select ${section}::text as section, ${place}::int * 1000 + n as place, value ->> 'text' as text,
      value -> 'segmentIds' as segment_ids from jsonb_array_elements(a.${column}) with ordinality as l (value, n)`;
  });
  return sql.join(selects, sql` union all `);
}

function lineOf(row: LineRow): FoundLine {
  const { segmentId, identity, name, language, startedAtMs, headline } = row;
  const shared = { segmentId, identity, name, language, startedAtMs };
  return { ...shared, session: foundSession(row), snippet: snippetOf(headline) };
}

function sessionOf(row: SessionRow): FoundInSession {
  return {
    session: foundSession(row),
    title: row.titleHeadline === null ? null : snippetOf(row.titleHeadline),
    lines: row.lines.map(({ section, headline, segmentIds }) => ({
      section,
      snippet: snippetOf(headline),
      segmentIds,
    })),
  };
}

function foundSession({ slug, title, startedAt }: SessionColumns): FoundSession {
  return { slug, title, startedAt: startedAt === null ? null : new Date(startedAt) };
}

/** Takes the marks out of a headline and says where they stood. */
export function snippetOf(headline: string): Snippet {
  const marks: { from: number; until: number }[] = [];
  let text = "";
  for (const part of headline.split(new RegExp(`(?=${markStart})|(?<=${markEnd})`, "u"))) {
    const plain = part.replace(markStart, "").replace(markEnd, "");
    if (part.startsWith(markStart))
      marks.push({ from: text.length, until: text.length + plain.length });
    text += plain;
  }
  return { text, marks };
}
