import type { RoomParticipant } from "#features/call/room/view-models/room-snapshot.ts";

/** A silent participant without camera, to be changed where a test says so. */
export function person(identity: string, change: Partial<RoomParticipant> = {}): RoomParticipant {
  return {
    identity,
    name: identity,
    local: false,
    avatarUrl: null,
    avatarColor: null,
    host: false,
    outside: null,
    microphoneOn: true,
    speaking: false,
    quality: "good",
    camera: null,
    screen: null,
    audio: [],
    joinedAtMs: 0,
    handRaisedAtMs: null,
    spotlitAtMs: null,
    ...change,
  };
}

export const screen = { id: "screen", attach: () => undefined, detach: () => undefined };
