import type { LocalTrack, Room } from "livekit-client";
import { rawTrackOf } from "./raw-track.ts";
import type { LiveKit } from "./livekit.ts";

type Device = "microphone" | "camera";

export interface OwnMutesOptions {
  /** Whether the page itself switches the device: a camera that is switched off ends, too. */
  readonly switching: (device: Device) => boolean;
  readonly mutedByHost: (mutedByHost: boolean) => void;
  /** It was unplugged, or another program took it. */
  readonly stopped: (device: Device) => void;
}

/**
 * Tells why one's own device is off where the page did not switch it: a host muted the microphone, or the device stopped
 * by itself. LiveKit tries to open such a one again, and mutes its track where it cannot, without an error.
 */
export function followOwnMutes(
  { RoomEvent, Track }: LiveKit,
  room: Room,
  { switching, mutedByHost, stopped }: OwnMutesOptions,
): void {
  const { Microphone, Camera } = Track.Source;
  room
    .on(RoomEvent.TrackMuted, ({ source, track }, { isLocal }) => {
      if (!isLocal || (source !== Microphone && source !== Camera)) return;
      const device = source === Microphone ? "microphone" : "camera";
      const state = track && rawTrackOf(track as LocalTrack).readyState;
      const alone = !switching(device);
      if (device === "microphone") mutedByHost(state === "live" && alone);
      if (state === "ended" && alone) stopped(device);
    })
    .on(RoomEvent.TrackUnmuted, ({ source }, { isLocal }) => {
      if (isLocal && source === Microphone) mutedByHost(false);
    });
}
