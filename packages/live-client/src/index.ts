export { createLiveClient } from "./client.ts";
export type {
  CaptureLevel,
  LiveClient,
  LiveClientOptions,
  LiveNotice,
  LiveNoticeCode,
  LiveSnapshot,
  TicketAnswer,
  WorkerLike,
} from "./api.ts";
export type { ConnectionState, RefusalShow } from "./connection/state.ts";
export type { TranscriptLine, TranscriptSnapshot } from "./transcript/line.ts";
export { TranscriptStore } from "./transcript/store.ts";
