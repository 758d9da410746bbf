import type { Room } from "livekit-client";
import type { LiveKit } from "./livekit.ts";
import type { MediaChoice } from "./room-options.ts";
import type { TrackEffects } from "./track-effects.ts";

interface Publisher {
  readonly livekit: LiveKit;
  readonly room: Room;
  readonly effects: TrackEffects;
}

/** Publishes a track that the page before the room has opened; a camera through its background, if one is chosen. */
export async function publishPreview(
  { livekit, room, effects }: Publisher,
  track: MediaStreamTrack,
  { microphoneConstraints, cameraConstraints }: MediaChoice,
): Promise<void> {
  const { Microphone, Camera } = livekit.Track.Source;
  if (track.kind === "audio") {
    const local = new livekit.LocalAudioTrack(track, microphoneConstraints, false);
    await room.localParticipant.publishTrack(local, { source: Microphone });
    return;
  }
  const processor = await effects.cameraProcessor();
  if (processor === "failed") return;
  const local = new livekit.LocalVideoTrack(track, cameraConstraints, false);
  if (processor !== "none") await local.setProcessor(processor);
  await room.localParticipant.publishTrack(local, { source: Camera });
}
