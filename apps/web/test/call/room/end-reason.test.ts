import { DisconnectReason } from "livekit-client";
import { describe, expect, it } from "vitest";
import { endReasonOf, endReasonOfRefusal } from "#features/call/room/view-models/end-reason.ts";

const table: [DisconnectReason, string][] = [
  [DisconnectReason.CLIENT_INITIATED, "left"],
  [DisconnectReason.DUPLICATE_IDENTITY, "duplicate"],
  [DisconnectReason.PARTICIPANT_REMOVED, "removed"],
  [DisconnectReason.ROOM_DELETED, "ended-for-all"],
  [DisconnectReason.ROOM_CLOSED, "ended-for-all"],
  [DisconnectReason.SERVER_SHUTDOWN, "network"],
  [DisconnectReason.SIGNAL_CLOSE, "network"],
  [DisconnectReason.CONNECTION_TIMEOUT, "network"],
  [DisconnectReason.STATE_MISMATCH, "network"],
  [DisconnectReason.MEDIA_FAILURE, "network"],
];

describe("why one is no longer in the room", () => {
  it.each(table)("LiveKit's reason %i is the screen %s", (reason, screen) => {
    expect(endReasonOf(DisconnectReason[reason])).toBe(screen);
  });

  it("takes an unknown or missing reason for the network, which offers to try again", () => {
    expect(endReasonOf(undefined)).toBe("network");
    expect(endReasonOf("SOMETHING_NEW")).toBe("network");
    expect(endReasonOf("toString")).toBe("network");
  });

  it("tells a refused admission from a server that does not answer", () => {
    expect(endReasonOfRefusal("NotAllowed")).toBe("not-admitted");
    expect(endReasonOfRefusal("ServerUnreachable")).toBe("network");
    expect(endReasonOfRefusal(undefined)).toBe("network");
  });
});
