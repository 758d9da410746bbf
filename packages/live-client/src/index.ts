export { createLiveClient } from "./client.ts";
export type {
  Captioning,
  CaptureLevel,
  LiveClient,
  LiveClientOptions,
  LiveNotice,
  LiveNoticeCode,
  LiveSnapshot,
  TicketAnswer,
  WorkerLike,
} from "./api.ts";
export { ChatStore } from "./chat/chat-store.ts";
export type { ChatSnapshot } from "./chat/chat-store.ts";
export type { ChatLine } from "./chat/chat-lines.ts";
export type { OutgoingChat } from "./chat/outbox.ts";
export type { ConnectionState, RefusalShow } from "./connection/state.ts";
export type { TranscriptLine, TranscriptSnapshot } from "./transcript/line.ts";
export { TranscriptStore } from "./transcript/store.ts";
