import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { unlink } from "./section.ts";
import type { How, PersonSection, Who } from "./section.ts";

const ofParticipant = (who: Who): SQL => sql`t.participant_id = ${who.participants}`;
/** A line is theirs whose words it holds, as corrected. */
const isTheirLine = (who: Who): SQL =>
  sql`coalesce(t.corrected_participant_id, t.participant_id) = ${who.participants} and t.session_id = ${who.sessions}`;

/** What a person's part in sessions left. */
export const sessionPartSections: readonly PersonSection[] = [
  {
    name: "lines",
    table: "transcript_segments",
    columns: ["participant_id", "corrected_participant_id", "speaker_name"],
    of: isTheirLine,
    hidden: ["search"],
    erase: (who, { name, withLines }) => [
      ...(withLines ? [sql`delete from transcript_segments t where ${isTheirLine(who)}`] : []),
      sql`update transcript_segments t set speaker_name = ${name}
        where t.session_id = ${who.sessions} and t.participant_id = ${who.participants}`,
    ],
  },
  {
    name: "corrections",
    table: "segment_corrections",
    columns: ["corrected_by", "participant_id"],
    of: (who) => sql`t.corrected_by = ${who.user}`,
    erase: unlink("segment_corrections", "corrected_by"),
  },
  {
    name: "unheard",
    table: "transcript_gaps",
    columns: ["participant_id"],
    of: ofParticipant,
    erase: (who, { withLines }) =>
      withLines ? [sql`delete from transcript_gaps t where ${ofParticipant(who)}`] : [],
  },
  {
    name: "chatMessages",
    table: "chat_messages",
    columns: ["participant_id", "author_name"],
    of: (who) => sql`${ofParticipant(who)} and t.session_id = ${who.sessions}`,
    hidden: ["search"],
    erase: (who, { name, withLines }) => [
      withLines
        ? sql`delete from chat_messages t where ${ofParticipant(who)} and t.session_id = ${who.sessions}`
        : sql`update chat_messages t set author_name = ${name}
            where ${ofParticipant(who)} and t.session_id = ${who.sessions}`,
    ],
  },
  {
    name: "chatMessagesDeleted",
    table: "chat_messages",
    columns: ["deleted_by"],
    of: (who) => sql`t.deleted_by = ${who.user}`,
    hidden: ["search", "author_name", "participant_id", "text"],
    erase: unlink("chat_messages", "deleted_by"),
  },
  { name: "marks", table: "line_marks", columns: ["participant_id"], of: ofParticipant },
  { name: "streams", table: "participant_streams", columns: ["participant_id"], of: ofParticipant },
  { name: "usage", table: "transcription_usage", columns: ["participant_id"], of: ofParticipant },
  {
    name: "sockets",
    table: "realtime_listeners",
    columns: ["participant_id"],
    of: ofParticipant,
    erase: (who) => [sql`delete from realtime_listeners t where ${ofParticipant(who)}`],
  },
  {
    name: "requestsToEnter",
    table: "lobby_requests",
    columns: ["user_id", "identity", "name"],
    of: isAsking,
    erase: (who) => [sql`delete from lobby_requests t where ${isAsking(who)}`],
  },
  {
    name: "participations",
    table: "participants",
    columns: ["user_id", "identity", "name", "former_names", "connection_id"],
    of: (who) => sql`t.id = ${who.participants}`,
    erase: (who, { name, identities }) => [
      sql`update video_sessions set transcription_host = null
        where id = ${who.sessions} and transcription_host = any(${who.identities})`,
      sql`update participants t
        set user_id = null, identity = fresh.identity, name = ${name}, former_names = '{}', connection_id = null, admitted = false
        from unnest(${who.identities}, ${identities}) fresh (former, identity)
        where t.id = ${who.participants} and t.identity = fresh.former`,
    ],
  },
];

function isAsking(who: Who): SQL {
  return sql`(t.user_id = ${who.user} or (t.session_id = ${who.sessions} and t.identity = any(${who.identities})))`;
}

const rests = (who: Who): SQL => sql`exists (
  select from transcript_segments l
  where l.id = any(t.segment_ids) and coalesce(l.corrected_participant_id, l.participant_id) = ${who.participants})`;

const isNamed = (column: string, who: Who): SQL =>
  sql`(${sql.raw(column)} = ${who.names} and t.space_id = ${who.spaces})`;

/** Erased before the lines, since what rests on them is found by them. */
export const taskSections: readonly PersonSection[] = [
  {
    name: "tasks",
    table: "tasks",
    columns: ["assignee_id", "assignee_name"],
    of: (who) => sql`t.assignee_id = ${who.user}`,
    erase: (who, how) => [
      sql`update tasks t set assignee_id = null, assignee_name = null
        where t.assignee_id = ${who.user} or (t.assignee_id is null and ${isNamed("t.assignee_name", who)})`,
      ...(how.withLines ? withoutTheirWords(who) : []),
    ],
  },
  {
    name: "taskHistory",
    table: "task_events",
    columns: ["actor_id", "from_user_id", "to_user_id", "from_value", "to_value"],
    of: (who) =>
      sql`(t.actor_id = ${who.user} or t.from_user_id = ${who.user} or t.to_user_id = ${who.user})`,
    hidden: ["from_user_id", "to_user_id"],
    erase: (who) => [
      sql`update task_events set
          actor_id = nullif(actor_id, ${who.user}),
          from_user_id = nullif(from_user_id, ${who.user}), to_user_id = nullif(to_user_id, ${who.user})
        where actor_id = ${who.user} or from_user_id = ${who.user} or to_user_id = ${who.user}`,
      sql`update task_events e set
          from_value = case when e.from_value = ${who.names} then null else e.from_value end,
          to_value = case when e.to_value = ${who.names} then null else e.to_value end
        from tasks t
        where t.id = e.task_id and t.space_id = ${who.spaces} and e.kind = 'ASSIGNED'
          and (e.from_value = ${who.names} or e.to_value = ${who.names})`,
    ],
  },
];

/** What people took on stays, without the words it came from; what was only suggested goes. */
function withoutTheirWords(who: Who): SQL[] {
  return [
    sql`delete from task_sources t where ${rests(who)}`,
    sql`delete from tasks t where t.status in ('SUGGESTED', 'DISMISSED') and t.session_id = ${who.sessions} and ${rests(who)}`,
    sql`update tasks t set segment_ids = '{}', source_text = null where t.session_id = ${who.sessions} and ${rests(who)}`,
  ];
}

/** Analyses name who a task is for; without the words, all of it is to be found anew. */
export function eraseFromAnalyses(who: Who, { name, identities, withLines }: How): SQL {
  if (withLines) return sql`delete from session_analysis where session_id = ${who.sessions}`;
  return sql`update session_analysis a set tasks = (
      select coalesce(jsonb_agg(case
        when fresh.identity is not null
          then task || jsonb_build_object('owner', ${name}, 'ownerIdentity', fresh.identity)
        when task ->> 'owner' = ${who.names} and task ->> 'ownerIdentity' is null
          then task || jsonb_build_object('owner', ${name})
        else task end order by place), '[]'::jsonb)
      from jsonb_array_elements(a.tasks) with ordinality listed (task, place)
      left join unnest(${who.identities}, ${identities}) fresh (former, identity)
        on fresh.former = task ->> 'ownerIdentity')
    where a.session_id = ${who.sessions} and a.tasks <> '[]'::jsonb`;
}
