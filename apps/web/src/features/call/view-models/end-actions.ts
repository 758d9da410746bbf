import type { EndReason } from "../room/view-models/end-reason.ts";

/** The main way on from the screen that ends a call. */
export type EndAction = "rejoin" | "back" | "transcript" | "none";

/**
 * `rejoin` comes back into the same call, with what is still in its buffer; `back` begins a new one at the mirror, which
 * asks who is on another device whether to move.
 * Members go on to the transcript; for others an ended session is the end.
 */
export function endAction(reason: EndReason, member: boolean): EndAction {
  switch (reason) {
    case "left":
    case "shut-out":
      return "back";
    case "duplicate":
      return "back";
    case "network":
    case "not-admitted":
    case "failed":
      return "rejoin";
    case "ended-for-all":
      return member ? "transcript" : "none";
    case "removed":
      return "none";
  }
}
