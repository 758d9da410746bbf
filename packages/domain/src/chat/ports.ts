import type { ChatMessageId, SessionId, SpaceId, UserId } from "../shared/ids.ts";
import type { ChatMessage, ChatPosted, NewChatMessage } from "./chat-message.ts";

/** Which changes of a session's chat: after a revision, to messages sent at a time or later. */
export interface ChatPart {
  readonly afterRevision: number;
  /** Session clock. */
  readonly fromMs: number;
}

/** What the transcriber needs of the chat. */
export interface ChatStore {
  /**
   * Stores a message under the next number, in one statement, while the session is live, its chat on and its author let
   * in. What the same author sent under the same `messageId` before is answered as posted, and stored once.
   */
  post(message: NewChatMessage): Promise<ChatPosted>;
  /**
   * Messages whose last change has a greater revision, in the order of revisions, deleted ones without their text; at most
   * `limit`. Revisions become visible in their order.
   */
  changesAfter(session: SessionId, part: ChatPart, limit: number): Promise<ChatMessage[]>;
}

export interface ChatRepository {
  /** Messages that were not deleted, sent after `afterSeq` and at `fromMs` or later, in the order of sending. */
  list(
    space: SpaceId,
    session: SessionId,
    part: { readonly afterSeq: number; readonly fromMs: number },
    limit: number,
  ): Promise<ChatMessage[]>;
  /** One that was not deleted. */
  find(space: SpaceId, session: SessionId, id: ChatMessageId): Promise<ChatMessage | null>;
  /** Takes the text away and notes who did so; false when there is none, or it was deleted before. */
  delete(
    space: SpaceId,
    session: SessionId,
    deletion: { readonly id: ChatMessageId; readonly by: UserId | null; readonly at: Date },
  ): Promise<boolean>;
}
