export { closeCodes, reactionTo } from "./close-codes.ts";
export type { CloseName, CloseReaction } from "./close-codes.ts";
export {
  audioHeaderBytes,
  binaryMessageBytesMax,
  decodeFrames,
  encodeAudioFrame,
  encodeBatch,
} from "./frames.ts";
export type { AudioFrame, DecodedFrames, FrameProblem } from "./frames.ts";
export { realtimeLimits } from "./realtime-limits.ts";
export {
  clientMessage,
  finalMessage,
  relayTopic,
  serverMessage,
  transcriptionState,
} from "./messages.ts";
export type {
  CaptioningMessage,
  ChatEntry,
  ChatMessage,
  ChatRefusedMessage,
  ClientMessage,
  FinalAdditions,
  FinalMessage,
  ReactionCounts,
  ReactionsMessage,
  PartialMessage,
  ServerMessage,
  StoredMessage,
  LimitReached,
  TranscriptionState,
  WelcomeMessage,
  WithheldMessage,
} from "./messages.ts";
export { createLineVerifier, lineKeysOf, signedBytes } from "./line-signature.ts";
export type { LineKeys, LineVerifier } from "./line-signature.ts";
export { captureAttribute, capturedByClient } from "./room-capture.ts";
export {
  checkSubprotocol,
  instancePath,
  realtimePath,
  realtimeSubprotocol,
  realtimeUrl,
  ticketAudience,
  ticketClaims,
  ticketIssuer,
  ticketSubprotocolPrefix,
} from "./ticket.ts";
export type { TicketClaims } from "./ticket.ts";
export type { CapturePortMessage, CapturePortReply } from "./capture.ts";
