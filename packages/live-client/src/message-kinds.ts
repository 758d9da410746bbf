import type { ChatServerMessage } from "./chat/chat-store.ts";
import type { TranscriptMessage } from "./transcript/store.ts";
import type { ForwardedMessage } from "./worker/messages.ts";

const otherMessages = new Set<ForwardedMessage["type"]>([
  "state",
  "host",
  "lobby",
  "marks",
  "stage",
  "reactions",
  "listeners",
  "captioning",
  "notice",
  "chat",
  "chat-caught-up",
  "chat-refused",
  "chat-state",
]);

export function isTranscriptMessage(message: ForwardedMessage): message is TranscriptMessage {
  return !otherMessages.has(message.type);
}

export function isChatMessage(message: ForwardedMessage): message is ChatServerMessage {
  return message.type === "welcome" || message.type.startsWith("chat");
}
