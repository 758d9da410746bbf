import type {
  ChatMessageId,
  ParticipantIdentity,
  ParticipantId,
  SessionId,
} from "../shared/ids.ts";
import { chatLimits } from "../vocabulary/chat.ts";
import type { ChatRefusal } from "../vocabulary/chat.ts";
import type { Outside } from "../vocabulary/sessions.ts";

/** A message to all of a session. */
export interface ChatMessage {
  readonly id: ChatMessageId;
  readonly sessionId: SessionId;
  readonly participantId: ParticipantId;
  readonly participantIdentity: ParticipantIdentity;
  /** What its author was called when they sent it. */
  readonly participantName: string;
  readonly outside: Outside | null;
  /** The author's page named it so. */
  readonly messageId: string;
  /** Place in the order of sending, from 1; deletions leave holes. */
  readonly seq: number;
  /** Place of the last change to it: its `seq`, and a greater one once it was deleted. */
  readonly revision: number;
  /** Null once a host, or its author, deleted it: no copy is kept. */
  readonly text: string | null;
  readonly sentAt: Date;
  /** Session clock, ms. */
  readonly sentAtMs: number;
}

/** What a participant sends. */
export interface NewChatMessage {
  readonly id: ChatMessageId;
  readonly sessionId: SessionId;
  readonly participantId: ParticipantId;
  readonly messageId: string;
  readonly text: string;
}

export type ChatPosted =
  /** `again`: it was stored before. */
  | { readonly kind: "posted"; readonly message: ChatMessage; readonly again: boolean }
  | { readonly kind: "refused"; readonly code: ChatRefusal };

/** All characters that neither show nor break a line; joiners and marks of direction are part of words and stay. */
// eslint-disable-next-line no-control-regex -- exactly these are taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/gu;

/** A message as it is stored, or why it is none. */
export function cleanChatText(
  typed: string,
):
  | { readonly kind: "clean"; readonly text: string }
  | { readonly kind: "refused"; readonly code: ChatRefusal } {
  const text = typed
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(controls, "")
    .replace(/^\n+|\s+$/g, "");
  if (!/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text))
    return { kind: "refused", code: "CHAT_EMPTY" };
  if (text.length > chatLimits.textLengthMax) return { kind: "refused", code: "CHAT_TOO_LONG" };
  return { kind: "clean", text };
}
