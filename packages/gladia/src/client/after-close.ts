import { mayReopenAfter } from "../protocol/index.ts";
import type { ClosedSocket } from "../websocket/index.ts";
import { errorOfClose, errorOfStatus, gladiaError, isPassingStatus } from "./errors.ts";
import type { GladiaError } from "./types.ts";

export interface StreamSoFar {
  /** Audio has flowed before. */
  opened: boolean;
  stopping: boolean;
  stopAcknowledged: boolean;
  /** No attempt is left in this outage. */
  exhausted: boolean;
}

export type AfterClose =
  | { kind: "closed" }
  | { kind: "reconnect"; reason: string }
  | { kind: "failed"; error: GladiaError };

/** What a socket's end means for the stream. */
export function afterClose({ code, status }: ClosedSocket, stream: StreamSoFar): AfterClose {
  if (code === 1000 && stream.stopping) return { kind: "closed" };
  // The recording is finished at the vendor's: what is lost now is only the tail of its messages.
  if (status !== null && !isPassingStatus(status)) {
    return stream.stopAcknowledged ? { kind: "closed" } : refusedForGood(status, stream);
  }
  if (!mayReopenAfter(code)) return { kind: "failed", error: errorOfClose(code) };
  const reason = status === null ? `closed with ${code}` : `answered ${status}`;
  if (!stream.exhausted) return { kind: "reconnect", reason };
  if (stream.stopAcknowledged) return { kind: "closed" };
  if (stream.opened) return { kind: "failed", error: gladiaError("LOST", reason) };
  return { kind: "failed", error: errorOfStatus(status ?? 503, reason) };
}

function refusedForGood(status: number, { opened }: StreamSoFar): AfterClose {
  const error = opened
    ? gladiaError("LOST", `the session cannot be opened again: ${status}`)
    : errorOfStatus(status, `the session's socket answered ${status}`);
  return { kind: "failed", error };
}
