/** What a client does when the socket closes with a code. */
export type CloseReaction =
  | { kind: "retry" }
  | { kind: "retry-with-new-ticket" }
  | { kind: "give-up"; show: "ended" | "replaced" | "removed" | "out" | "not-allowed" | "broken" };

const retry: CloseReaction = { kind: "retry" };
const newTicket: CloseReaction = { kind: "retry-with-new-ticket" };
const broken: CloseReaction = { kind: "give-up", show: "broken" };

/** One code per reason. The server never closes with a number that is not here; 1006 is what a cut looks like. */
export const closeCodes = {
  NORMAL: { code: 1000, reaction: retry, meaning: "The client said bye." },
  RESTARTING: { code: 1012, reaction: retry, meaning: "This process drains; another takes over." },
  TRY_LATER: { code: 1013, reaction: retry, meaning: "Too busy, or the database is away." },
  BAD_MESSAGE: {
    code: 4400,
    reaction: broken,
    meaning: "A message that the protocol does not know.",
  },
  BAD_TICKET: {
    code: 4401,
    reaction: newTicket,
    meaning: "The ticket is missing, expired or foreign.",
  },
  NOT_ALLOWED: {
    code: 4403,
    reaction: { kind: "give-up", show: "not-allowed" },
    meaning: "The ticket does not permit this, for instance to speak.",
  },
  HELLO_TIMEOUT: { code: 4408, reaction: retry, meaning: "No hello in time." },
  REPLACED: {
    code: 4409,
    reaction: { kind: "give-up", show: "replaced" },
    meaning: "The same participant came in by a newer page.",
  },
  SESSION_ENDED: {
    code: 4410,
    reaction: { kind: "give-up", show: "ended" },
    meaning: "The session is over.",
  },
  TOO_LARGE: { code: 4413, reaction: broken, meaning: "A frame or message beyond its size." },
  TOO_FAST: {
    code: 4429,
    reaction: retry,
    meaning: "More frames a second than allowed, after a notice.",
  },
  REMOVED: {
    code: 4440,
    reaction: { kind: "give-up", show: "removed" },
    meaning: "A host removed this participant.",
  },
  NO_ACCESS: {
    code: 4441,
    reaction: { kind: "give-up", show: "out" },
    meaning:
      "The participant left, is no member any more, or guests were switched off: join again.",
  },
  SLOW_READER: {
    code: 4450,
    reaction: retry,
    meaning: "The client does not read; it catches up by seq later.",
  },
  HEARTBEAT_LOST: {
    code: 4460,
    reaction: retry,
    meaning: "Nothing heard for the heartbeat timeout.",
  },
  MOVED: {
    code: 4470,
    reaction: retry,
    meaning: "Another instance owns the session; its address was sent.",
  },
  INTERNAL: { code: 4500, reaction: retry, meaning: "Our fault." },
} as const satisfies Record<string, { code: number; reaction: CloseReaction; meaning: string }>;

export type CloseName = keyof typeof closeCodes;

const reactionByCode = new Map<number, CloseReaction>(
  Object.values(closeCodes).map(({ code, reaction }) => [code, reaction]),
);

/** A code that our server does not send (1006, a proxy's own) is a cut: try again. */
export function reactionTo(code: number): CloseReaction {
  return reactionByCode.get(code) ?? retry;
}
