import { chatLimits } from "@rooms/domain/vocabulary/chat";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { id, identityText, outside, slugParams, time } from "./shared.ts";

export const chatMessage = z.object({
  id,
  /** Place in the order of sending, from 1; what was deleted leaves a hole. */
  seq: z.int(),
  identity: identityText,
  /** What its author was called when they sent it. */
  name: z.string(),
  /** Null where the author was a member of the space. */
  outside: outside.nullable(),
  /** Plain text, with line breaks. */
  text: z.string(),
  sentAt: time,
  /** Session clock: milliseconds since the session started. */
  sentAtMs: z.int(),
});
export type ChatMessage = z.infer<typeof chatMessage>;

export const listChat = defineOperation({
  id: "chat.list",
  method: "GET",
  path: "/api/sessions/{slug}/chat",
  summary:
    "What people wrote to all, in the order of sending; guests and outsiders from when they joined, unless the past is open",
  auth: "participant",
  scope: "transcripts:read",
  params: slugParams,
  query: z.strictObject({
    /** Only messages after this `seq`. */
    after: z.coerce.number().int().min(0).max(httpLimits.segmentSeqMax).default(0).optional(),
    limit: z.coerce.number().int().min(1).max(httpLimits.chatPerPageMax).optional(),
  }),
  status: 200,
  response: z.object({
    items: z.array(chatMessage),
    /** Ask again with `after` set to this; null on the last page. */
    nextAfter: z.int().max(chatLimits.revisionsMax).nullable(),
  }),
  errors: [],
});

export const deleteChatMessage = defineOperation({
  id: "chat.delete",
  method: "DELETE",
  path: "/api/sessions/{slug}/chat/{id}",
  summary:
    "Delete a message from all screens, exports and the search; hosts, the creator and owners any, people in the room their own",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams.extend({ id }),
  status: 204,
  errors: ["FORBIDDEN"],
});
