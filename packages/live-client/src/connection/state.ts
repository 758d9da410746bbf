import type { CloseReaction } from "@rooms/contracts/realtime";

/** What the page tells its user when the connection was given up; "ticket" when the API refused a ticket. */
export type RefusalShow = Extract<CloseReaction, { kind: "give-up" }>["show"] | "ticket";

/** How an attempt gets its ticket: the one at hand, a new one if it can be had, or a new one and no other. */
export type TicketNeed = "keep" | "prefer-new" | "need-new";

/**
 * Where the socket stands. Times are milliseconds of the client's own clock, which starts from the Unix epoch.
 * `attempt` counts the attempts since the connection last held, from 0; `hops` the addresses followed in a row.
 */
export type ConnectionState =
  | { kind: "idle" }
  | { kind: "connecting"; attempt: number; hops: number }
  | { kind: "live"; sinceMs: number; attempt: number }
  | { kind: "retrying"; attempt: number; nextAtMs: number; ticket: TicketNeed }
  /** On the way to the address that the server named. */
  | { kind: "moved"; url: string; attempt: number; hops: number }
  /** Given up; `code` is the API's refusal code or the name of the close code. `start` tries again. */
  | { kind: "refused"; code: string; show: RefusalShow }
  | { kind: "closed" };

/** The page reads times against `Date.now()`. */
export function onWallClock(state: ConnectionState, toWallMs: number): ConnectionState {
  if (state.kind === "live") return { ...state, sinceMs: Math.round(state.sinceMs + toWallMs) };
  if (state.kind !== "retrying") return state;
  return { ...state, nextAtMs: Math.round(state.nextAtMs + toWallMs) };
}
