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
  /** The client said bye. */
  NORMAL: { code: 1000, reaction: retry },
  /** This process drains; another takes over. */
  RESTARTING: { code: 1012, reaction: retry },
  /** Too busy, or the database is away. */
  TRY_LATER: { code: 1013, reaction: retry },
  /** A message that the protocol does not know. */
  BAD_MESSAGE: { code: 4400, reaction: broken },
  /** The ticket is missing, expired or foreign. */
  BAD_TICKET: { code: 4401, reaction: newTicket },
  /** The ticket does not permit this, for instance to speak. */
  NOT_ALLOWED: { code: 4403, reaction: { kind: "give-up", show: "not-allowed" } },
  /** No hello in time. */
  HELLO_TIMEOUT: { code: 4408, reaction: retry },
  /** The same participant came in by a newer page. */
  REPLACED: { code: 4409, reaction: { kind: "give-up", show: "replaced" } },
  /** The session is over. */
  SESSION_ENDED: { code: 4410, reaction: { kind: "give-up", show: "ended" } },
  /** A frame or message beyond its size. */
  TOO_LARGE: { code: 4413, reaction: broken },
  /** More frames a second than allowed, after a notice. */
  TOO_FAST: { code: 4429, reaction: retry },
  /** A host removed this participant. */
  REMOVED: { code: 4440, reaction: { kind: "give-up", show: "removed" } },
  /** The participant left, is no member any more, or guests were switched off: join again. */
  NO_ACCESS: { code: 4441, reaction: { kind: "give-up", show: "out" } },
  /** The client does not read; it catches up by seq later. */
  SLOW_READER: { code: 4450, reaction: retry },
  /** Nothing heard for the heartbeat timeout. */
  HEARTBEAT_LOST: { code: 4460, reaction: retry },
  /** Another instance owns the session; its address was sent. */
  MOVED: { code: 4470, reaction: retry },
  /** Our fault. */
  INTERNAL: { code: 4500, reaction: retry },
} as const satisfies Record<string, { code: number; reaction: CloseReaction }>;

export type CloseName = keyof typeof closeCodes;

const reactionByCode = new Map<number, CloseReaction>(
  Object.values(closeCodes).map(({ code, reaction }) => [code, reaction]),
);

/** A code that our server does not send (1006, a proxy's own) is a cut: try again. */
export function reactionTo(code: number): CloseReaction {
  return reactionByCode.get(code) ?? retry;
}
