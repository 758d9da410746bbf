import type { LocalTrack, Room } from "livekit-client";
import { rawTrackOf } from "./raw-track.ts";
import type { LiveKit } from "./livekit.ts";

export interface HostMuteOptions {
  /** Whether one's own microphone is being switched by the page. */
  readonly switching: () => boolean;
  readonly tell: (mutedByHost: boolean) => void;
}

/** Tells whether one's microphone is off because a host muted it. */
export function followHostMute(
  { RoomEvent, Track }: LiveKit,
  room: Room,
  { switching, tell }: HostMuteOptions,
): void {
  room
    .on(RoomEvent.TrackMuted, ({ source, track }, { isLocal }) => {
      if (!isLocal || source !== Track.Source.Microphone) return;
      // Neither the switch nor an unplugged device: then it was a host.
      const live = track !== undefined && rawTrackOf(track as LocalTrack).readyState === "live";
      tell(live && !switching());
    })
    .on(RoomEvent.TrackUnmuted, ({ source }, { isLocal }) => {
      if (isLocal && source === Track.Source.Microphone) tell(false);
    });
}
