/** Every number of the chat, once. Without zod, for pages that count before they send. */
export const chatLimits = {
  /** UTF-16 units of one message. */
  textLengthMax: 2_000,
  /** Messages and deletions of one session. */
  revisionsMax: 20_000,
  /** Messages per second of one participant, over all their pages, and at once. */
  perSecondOfOne: 1,
  burstOfOne: 10,
  /** Messages per second of a session, and at once. */
  perSecondOfAll: 20,
  burstOfAll: 60,
} as const;

/** Why a message was not taken. Codes are stable; what may be sent again as it is is told when. */
export const chatRefusals = [
  "CHAT_OFF",
  "CHAT_TOO_FAST",
  "CHAT_TOO_LONG",
  "CHAT_EMPTY",
  "CHAT_FULL",
  "CHAT_UNAVAILABLE",
  "SESSION_NOT_LIVE",
  "NOT_ALLOWED",
] as const;
export type ChatRefusal = (typeof chatRefusals)[number];

/** What a page names a message by, so that it is stored once however often it is sent. */
export const chatMessageIdPattern = /^[\w-]{8,64}$/;
