import type { Room } from "livekit-client";
import type { ActiveDevices } from "./room-snapshot.ts";

export function activeDevicesOf(room: Room): ActiveDevices {
  return {
    audioinput: room.getActiveDevice("audioinput") ?? null,
    videoinput: room.getActiveDevice("videoinput") ?? null,
    audiooutput: room.getActiveDevice("audiooutput") ?? null,
  };
}
