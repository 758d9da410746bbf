import type { ConnectionState } from "@rooms/live-client";
import type { EndReason } from "../room/view-models/end-reason.ts";

/**
 * How reading along beside one's other device ended, or null while it goes on. `over`: the other device left, or a further
 * one came.
 */
export function besideEndOf(connection: ConnectionState): EndReason | "over" | null {
  if (connection.kind === "closed") return "left";
  if (connection.kind !== "refused") return null;
  if (connection.show === "ended") return "ended-for-all";
  return connection.show === "removed" ? "removed" : "over";
}
