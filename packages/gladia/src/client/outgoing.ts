import type { WebSocketClient } from "../websocket/index.ts";
import { PacedResend } from "./paced-resend.ts";
import type { PacedResendOptions } from "./paced-resend.ts";
import { carriesAudio } from "./stream-state.ts";
import type { StreamState } from "./stream-state.ts";
import type { GladiaStreamTiming } from "./types.ts";

/** Audio or a message goes out now, or behind what is sent again; false while nothing goes out. */
export function sendOn(state: StreamState, piece: Uint8Array | string): boolean {
  if (!carriesAudio(state)) return false;
  if (state.name === "open") sendPiece(state.socket, piece);
  // An acknowledgment that runs ahead would let go of what still waits.
  else state.resend.add(typeof piece === "string" ? piece : piece.slice());
  return true;
}

/** What was kept goes out over an opened socket, once it is started. */
export function resending(
  socket: WebSocketClient,
  timing: Pick<GladiaStreamTiming, "resendBurstBytes" | "resendRate">,
  backlog: Pick<PacedResendOptions, "pieces" | "done">,
): Extract<StreamState, { name: "resending" }> {
  const resend = new PacedResend({
    ...backlog,
    burstBytes: timing.resendBurstBytes,
    rate: timing.resendRate,
    send: (piece) => sendPiece(socket, piece),
  });
  return { name: "resending", socket, resend };
}

function sendPiece(socket: WebSocketClient, piece: Uint8Array | string): void {
  if (typeof piece === "string") socket.sendText(piece);
  else socket.sendBinary(piece);
}
