import type { Connection } from "./connection.ts";

/**
 * ```text
 * initialising → connecting → open → draining → ended
 *                 ↑      ↓      ↓       ↓
 *                 │   waiting ←─┴───────┘  a socket was lost
 *                 └──────┘
 * connecting → probing → open              a session opened again
 * ```
 */
export type StreamState =
  | { name: "initialising"; abort: AbortController }
  | { name: "connecting"; connection: Connection }
  | { name: "waiting"; timer: NodeJS.Timeout }
  | { name: "probing"; connection: Connection; timer: NodeJS.Timeout }
  | { name: "open"; connection: Connection }
  | { name: "draining"; connection: Connection; timer: NodeJS.Timeout }
  | { name: "ended" };

/** Lets go of whatever a state holds. */
export function releaseState(state: StreamState): void {
  if ("timer" in state) clearTimeout(state.timer);
  if ("connection" in state) state.connection.drop();
  if ("abort" in state) state.abort.abort();
}
