import type { RemoteParticipant } from "livekit-client";
import { expect, it } from "vitest";
import type { LiveKit } from "#features/call/room/view-models/livekit.ts";
import { snapshotOf } from "#features/call/room/view-models/participant-snapshot.ts";

/** As much of LiveKit as a silent participant's tile is made of. */
function tileOf(identity: string, metadata: string | undefined) {
  const livekit = { Track: { Source: {} } };
  const participant = {
    ...{ identity, metadata, name: "Ben", attributes: {} },
    getTrackPublication: () => undefined,
  };
  // The tile reads these members of two large modules.
  return snapshotOf(livekit as unknown as LiveKit, participant as unknown as RemoteParticipant);
}

it.each<[string, string, string | undefined, "guest" | "outsider" | null]>([
  ["a guest, whatever the metadata says", "guest-abcdefgh-x", '{"outsider":false}', "guest"],
  ["an account from outside the space", "u1:s1", '{"outsider":true}', "outsider"],
  ["a member", "u1:s1", '{"outsider":false}', null],
  ["an account of which nothing is known yet", "u1:s1", undefined, null],
])("marks %s", (_who, identity, metadata, outside) => {
  expect(tileOf(identity, metadata).outside).toBe(outside);
});
