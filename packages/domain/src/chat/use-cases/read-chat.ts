import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { readablePart } from "../../sessions/use-cases/read-sessions.ts";
import type { ChatMessage } from "../chat-message.ts";

export interface ChatPage {
  /** In the order of sending. */
  readonly messages: readonly ChatMessage[];
  /** Ask again after this; null when all are here. */
  readonly nextAfter: number | null;
}

/** A page of what was written, for those who may read what was said: from when on they may read. NOT_FOUND to all others. */
export function listChat({ store }: { store: Store }) {
  const find = readablePart({ store });
  return async (input: {
    caller: Caller;
    slug: Slug;
    after: number;
    limit: number;
  }): Promise<Result<ChatPage>> => {
    const part = await find(input);
    if (!part.ok) return part;
    const { session, fromMs } = part.value;
    const { after: afterSeq, limit } = input;
    const rows = await store.chat.list(
      session.spaceId,
      session.id,
      { afterSeq, fromMs },
      limit + 1,
    );
    const messages = rows.slice(0, limit);
    return ok({
      messages,
      nextAfter: rows.length > limit ? (messages.at(-1)?.seq ?? null) : null,
    });
  };
}
