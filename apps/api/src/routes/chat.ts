import * as contracts from "@rooms/contracts/http";
import type { ChatMessage as Shown } from "@rooms/contracts/http";
import type { ChatMessage } from "@rooms/domain/chat/chat-message";
import { deleteChatMessage } from "@rooms/domain/chat/use-cases/delete-chat-message";
import { listChat } from "@rooms/domain/chat/use-cases/read-chat";
import { chatMessageId, slug } from "@rooms/domain/shared/ids";
import { ok } from "@rooms/domain/shared/result";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

/** What people wrote to all of a session. It is written by the realtime socket. */
export function chatRoutes(deps: RouteDeps): Route[] {
  const list = listChat(deps);
  const remove = deleteChatMessage(deps);
  return [
    bind(contracts.listChat, async ({ caller, input: { params, query } }) => {
      const { after = 0, limit = contracts.httpLimits.chatPerPageMax } = query;
      const page = await list({ caller, slug: slug(params.slug), after, limit });
      return mapResult(page, ({ messages, nextAfter }) => ({
        items: messages.flatMap(messageOf),
        nextAfter,
      }));
    }),
    bind(contracts.deleteChatMessage, async ({ caller, input: { params }, log }) => {
      const place = { slug: slug(params.slug), id: chatMessageId(params.id) };
      const deleted = await remove({ caller, ...place });
      if (!deleted.ok) return deleted;
      const by = caller.kind === "user" ? caller.userId : caller.kind;
      log.info({ sessionId: deleted.value.session.id, by }, "chat message deleted");
      return ok(null);
    }),
  ];
}

function messageOf({ text, sentAt, ...message }: ChatMessage): Shown[] {
  const { id, seq, participantIdentity: identity, participantName: name } = message;
  const { outside, sentAtMs } = message;
  if (text === null) return [];
  return [{ id, seq, identity, name, outside, text, sentAt: sentAt.toISOString(), sentAtMs }];
}
