import type { ChatMessage } from "@rooms/domain/chat/chat-message";
import type { ChatRepository } from "@rooms/domain/chat/ports";
import type { SessionId, SpaceId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { chatColumns, chatMessageOf } from "../chat/chat-rows.ts";
import type { ChatRow } from "../chat/chat-rows.ts";
import type { Database } from "../database/drizzle.ts";

export function chatRepository(db: Database): ChatRepository {
  return {
    list: (space, session, { afterSeq, fromMs }, limit) =>
      select(
        db,
        { space, session },
        sql`
        and m.seq > ${afterSeq} and m.sent_at_ms >= ${Math.ceil(fromMs)} order by m.seq limit ${limit}`,
      ),
    async find(space, session, id) {
      const [message] = await select(db, { space, session }, sql`and m.id = ${id}`);
      return message ?? null;
    },
    async delete(space, session, { id, by, at }) {
      // The session's row is held, as when a message is added: numbers become visible in their order.
      const rows = await db.execute(sql`
        with numbered as (
          update video_sessions s set chat_revision = s.chat_revision + 1
          where s.id = ${session} and s.space_id = ${space} and exists (
            select from chat_messages m where m.session_id = s.id and m.id = ${id} and m.deleted_at is null
          )
          returning s.chat_revision
        )
        update chat_messages m
        set text = '', deleted_at = ${at.toISOString()}::timestamptz, deleted_by = ${by}, revision = n.chat_revision
        from numbered n
        where m.session_id = ${session} and m.id = ${id} and m.deleted_at is null
        returning m.id
      `);
      return rows.length > 0;
    },
  };
}

async function select(
  db: Database,
  { space, session }: { space: SpaceId; session: SessionId },
  rest: SQL,
): Promise<ChatMessage[]> {
  const rows = await db.execute<ChatRow & Record<string, unknown>>(sql`
    select ${sql.raw(chatColumns)}
    from chat_messages m join participants p on p.id = m.participant_id
    where m.session_id = ${session} and m.space_id = ${space} and m.deleted_at is null ${rest}
  `);
  return rows.map(chatMessageOf);
}
