import type { LocalTrack, LocalTrackPublication, Room } from "livekit-client";
import type { LiveKit } from "./livekit.ts";
import { rawTrackOf } from "./raw-track.ts";

/** What there is to capture now. The track changes with the device, on unplug and when LiveKit restarts it. */
export interface MicrophoneSource {
  readonly track: MediaStreamTrack;
  readonly muted: boolean;
}

/**
 * Reports the microphone that LiveKit publishes for as long as the room lives, whenever its MediaStreamTrack or mute changes.
 * Unpublishing is not followed: a full reconnect unpublishes and publishes the same track, and speech goes on meanwhile.
 */
export function followMicrophone(
  livekit: LiveKit,
  room: Room,
  report: (source: MicrophoneSource) => void,
): void {
  const { RoomEvent, Track, TrackEvent } = livekit;
  const events = [TrackEvent.Restarted, TrackEvent.Muted, TrackEvent.Unmuted] as const;
  let bound: LocalTrack | null = null;

  const tell = () => {
    if (bound) report({ track: rawTrackOf(bound), muted: bound.isMuted });
  };
  const release = () => {
    for (const event of events) bound?.off(event, tell);
    bound = null;
  };
  const bind = (publication: LocalTrackPublication) => {
    if (publication.source !== Track.Source.Microphone || !publication.track) return;
    if (publication.track !== bound) {
      release();
      bound = publication.track;
      for (const event of events) bound.on(event, tell);
    }
    tell();
  };

  room.on(RoomEvent.LocalTrackPublished, bind);
  for (const publication of room.localParticipant.trackPublications.values()) bind(publication);
}
