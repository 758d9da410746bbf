import { EventEmitter } from "node:events";
import type { Room } from "livekit-client";
import { expect, it } from "vitest";
import { followOwnMutes } from "#features/call/room/view-models/own-mutes.ts";
import type { LiveKit } from "#features/call/room/view-models/livekit.ts";

interface Muted {
  source: "microphone" | "camera" | "screen_share";
  readyState: "live" | "ended";
  isLocal: boolean;
  switching: boolean;
}

/** What is told after LiveKit muted such a track. */
function toldOf({ source, readyState, isLocal, switching }: Muted): string[] {
  const told: string[] = [];
  const room = new EventEmitter();
  const livekit = {
    RoomEvent: { TrackMuted: "trackMuted", TrackUnmuted: "trackUnmuted" },
    Track: { Source: { Microphone: "microphone", Camera: "camera" } },
  };
  // Of LiveKit names alone are read, of the room its events.
  followOwnMutes(livekit as unknown as LiveKit, room as unknown as Room, {
    switching: () => switching,
    mutedByHost: (muted) => muted && told.push("host"),
    stopped: (device) => told.push(device),
  });
  const track = { getProcessor: () => undefined, mediaStreamTrack: { readyState } };
  room.emit("trackMuted", { source, track }, { isLocal });
  return told;
}

const lost: Muted = { source: "camera", readyState: "ended", isLocal: true, switching: false };

it.each([
  ["a camera that another program took", lost, ["camera"]],
  ["a microphone that was unplugged", { ...lost, source: "microphone" }, ["microphone"]],
  ["no camera that one switches off: it ends, too", { ...lost, switching: true }, []],
  [
    "a host who muted the microphone",
    { ...lost, source: "microphone", readyState: "live" },
    ["host"],
  ],
  ["no one else's camera", { ...lost, isLocal: false }, []],
  ["no shared screen", { ...lost, source: "screen_share" }, []],
] as const)("tells of %s", (_which, muted, devices) => {
  expect(toldOf(muted)).toEqual(devices);
});
