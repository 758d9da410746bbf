import type { Access } from "@rooms/domain/sessions/access";
import type { ChatPosted, NewChatMessage } from "@rooms/domain/chat/chat-message";
import type { ChatStore } from "@rooms/domain/chat/ports";
import { chatLimits } from "@rooms/domain/vocabulary/chat";
import type { ChatRefusal } from "@rooms/domain/vocabulary/chat";
import type { SessionStatus } from "@rooms/domain/vocabulary/sessions";
import { accessSql } from "../access-sql.ts";
import type { Pool } from "../database/pool.ts";
import { storable } from "../schema/storable.ts";
import { chatColumns, chatMessageOf } from "./chat-rows.ts";
import type { ChatRow } from "./chat-rows.ts";

/*
 * The session's row is held from taking the number until the commit: the next writer takes a greater number and
 * commits later, and a reader who has seen a number has seen all below it.
 */
const postSql = `
with numbered as (
  update video_sessions s set chat_revision = s.chat_revision + 1
  from participants p, spaces o
  where s.id = $2 and p.session_id = s.id and p.id = $3 and o.id = s.space_id
    and s.status = 'LIVE' and s.chat_on and o.chat_allowed and s.chat_revision < $6 and ${accessSql} = 'admitted'
    and not exists (
      select from chat_messages m where m.session_id = s.id and m.participant_id = p.id and m.message_id = $4
    )
  returning s.space_id, s.started_at, s.chat_revision, p.name
),
m as (
  insert into chat_messages
    (id, session_id, space_id, participant_id, message_id, seq, revision, text, author_name, sent_at, sent_at_ms)
  select $1, $2, n.space_id, $3, $4, n.chat_revision, n.chat_revision, $5, n.name, clock_timestamp(),
    greatest(0, extract(epoch from clock_timestamp() - n.started_at) * 1000)::int
  from numbered n
  on conflict on constraint chat_messages_message_key do nothing
  returning *
)
select ${chatColumns} from m join participants p on p.id = m.participant_id
`;

const sentBeforeSql = `
select ${chatColumns} from chat_messages m join participants p on p.id = m.participant_id
where m.session_id = $1 and m.participant_id = $2 and m.message_id = $3
`;

const standingSql = `
select s.status, s.chat_on and o.chat_allowed as on, s.chat_revision as revision, ${accessSql} as access
from video_sessions s join spaces o on o.id = s.space_id join participants p on p.session_id = s.id
where s.id = $1 and p.id = $2
`;

interface Standing {
  status: SessionStatus;
  on: boolean;
  revision: number;
  access: Access;
}

const changesSql = `
select ${chatColumns} from chat_messages m join participants p on p.id = m.participant_id
where m.session_id = $1 and m.revision > $2 and m.sent_at_ms >= $3
order by m.revision
limit $4
`;

/** The transcriber's chat on its pool. */
export function createChatStore(pool: Pool): ChatStore {
  return {
    post: (message) => post(pool, message),
    async changesAfter(session, { afterRevision, fromMs }, limit) {
      const { rows } = await pool.query<ChatRow>(changesSql, [
        session,
        afterRevision,
        Math.ceil(fromMs),
        limit,
      ]);
      return rows.map(chatMessageOf);
    },
  };
}

async function post(pool: Pool, message: NewChatMessage): Promise<ChatPosted> {
  const { id, sessionId, participantId, messageId, text } = message;
  const { rows } = await pool.query<ChatRow>(postSql, [
    ...[id, sessionId, participantId, messageId, storable(text)],
    chatLimits.revisionsMax,
  ]);
  const [added] = rows;
  if (added) return { kind: "posted", message: chatMessageOf(added), again: false };
  const name = [sessionId, participantId, messageId];
  const [before] = (await pool.query<ChatRow>(sentBeforeSql, name)).rows;
  if (before) return { kind: "posted", message: chatMessageOf(before), again: true };
  const [standing] = (await pool.query<Standing>(standingSql, [sessionId, participantId])).rows;
  return { kind: "refused", code: refusalOf(standing) };
}

function refusalOf(standing: Standing | undefined): ChatRefusal {
  if (standing === undefined || standing.access !== "admitted") return "NOT_ALLOWED";
  if (standing.status !== "LIVE") return "SESSION_NOT_LIVE";
  if (!standing.on) return "CHAT_OFF";
  // It was refused for what does not hold any more.
  return standing.revision >= chatLimits.revisionsMax ? "CHAT_FULL" : "CHAT_UNAVAILABLE";
}
