import type { Connection } from "./connection.ts";
import type { PacedResend } from "./paced-resend.ts";

/**
 * ```text
 * initialising → connecting → open → draining → ended
 *                 ↑      ↓      ↓       ↓
 *                 │   waiting ←─┴───────┘  a socket was lost
 *                 └──────┘
 * connecting → probing → resending → open  a session opened again
 * ```
 */
export type StreamState =
  | { name: "initialising"; abort: AbortController }
  | { name: "connecting"; connection: Connection }
  | { name: "waiting"; timer: NodeJS.Timeout }
  | { name: "probing"; connection: Connection; timer: NodeJS.Timeout }
  | { name: "resending"; connection: Connection; resend: PacedResend }
  | { name: "open"; connection: Connection }
  | { name: "draining"; connection: Connection; timer: NodeJS.Timeout }
  | { name: "ended" };

/** Lets go of whatever a state holds. */
export function releaseState(state: StreamState): void {
  if ("timer" in state) clearTimeout(state.timer);
  if ("connection" in state) state.connection.drop();
  if ("resend" in state) state.resend.stop();
  if ("abort" in state) state.abort.abort();
}
