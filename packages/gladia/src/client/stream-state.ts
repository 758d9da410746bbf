import type { ClosedSocket, WebSocketClient } from "../websocket/index.ts";
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
  | { name: "connecting"; socket: WebSocketClient }
  | { name: "waiting"; timer: NodeJS.Timeout }
  | { name: "probing"; socket: WebSocketClient; timer: NodeJS.Timeout }
  | { name: "resending"; socket: WebSocketClient; resend: PacedResend }
  | { name: "open"; socket: WebSocketClient }
  | { name: "draining"; socket: WebSocketClient; timer: NodeJS.Timeout }
  | { name: "ended" };

/** Whether audio goes out, now or paced. */
export function carriesAudio(
  state: StreamState,
): state is Extract<StreamState, { name: "open" | "resending" }> {
  return state.name === "open" || state.name === "resending";
}

/** Drops a socket that died without closing; gives what it would have said of its end. */
export function droppedSocket(state: StreamState): ClosedSocket {
  if ("socket" in state) state.socket.abort();
  return { code: 1006, status: null };
}

/** Ends what a state whose socket is gone still waits for. */
export function stopWaiting(state: StreamState): void {
  if ("timer" in state) clearTimeout(state.timer);
  if ("resend" in state) state.resend.stop();
}

/** Releases what a state holds. */
export function releaseState(state: StreamState): void {
  stopWaiting(state);
  if ("socket" in state) state.socket.abort();
  if ("abort" in state) state.abort.abort();
}
