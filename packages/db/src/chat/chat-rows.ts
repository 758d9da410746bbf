import type { ChatMessage } from "@rooms/domain/chat/chat-message";
import { outsideOf } from "@rooms/domain/sessions/participant";

/** Columns of a message `m` whose author is the participant `p`. */
export const chatColumns = `
  m.id, m.session_id as "sessionId", m.participant_id as "participantId", p.identity as "participantIdentity",
  m.author_name as "participantName", p.outsider, m.message_id as "messageId", m.seq, m.revision,
  case when m.deleted_at is null then m.text end as text,
  m.sent_at as "sentAt", m.sent_at_ms as "sentAtMs"`;

export interface ChatRow extends Omit<ChatMessage, "outside" | "sentAt"> {
  readonly outsider: boolean;
  /** As the driver leaves it outside of the schema. */
  readonly sentAt: Date | string;
}

export function chatMessageOf({ outsider, sentAt, ...row }: ChatRow): ChatMessage {
  const outside = outsideOf({ identity: row.participantIdentity, outsider });
  return { ...row, outside, sentAt: new Date(sentAt) };
}
