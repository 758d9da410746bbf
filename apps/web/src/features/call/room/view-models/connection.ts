import type { EndReason } from "./end-reason.ts";
import type { Connection } from "./room-snapshot.ts";

export type ConnectionEvent =
  | { readonly type: "connect" }
  | { readonly type: "connected" }
  | { readonly type: "reconnecting" }
  | { readonly type: "disconnected"; readonly reason: EndReason };

/** The next state of the room's connection. What cannot happen in a state leaves it as it is. */
export function nextConnection(current: Connection, event: ConnectionEvent): Connection {
  switch (event.type) {
    case "connect":
      return current.status === "idle" || current.status === "ended"
        ? { status: "connecting" }
        : current;
    case "connected":
      return current.status === "connecting" || current.status === "reconnecting"
        ? { status: "connected" }
        : current;
    case "reconnecting":
      return current.status === "connected" ? { status: "reconnecting" } : current;
    case "disconnected":
      // The first reason is the true one: closing down reports again as if the person had left.
      return current.status === "ended" || current.status === "idle"
        ? current
        : { status: "ended", reason: event.reason };
  }
}
