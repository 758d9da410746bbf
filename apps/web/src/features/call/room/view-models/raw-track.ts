import type { LocalTrack } from "livekit-client";

/** What the device gives, before anything that stands between it and the room. */
export function rawTrackOf(track: LocalTrack): MediaStreamTrack {
  const processor: unknown = track.getProcessor();
  const source: unknown =
    typeof processor === "object" && processor !== null ? Reflect.get(processor, "source") : null;
  // By its shape: outside browsers there is no such class to ask for.
  const known = typeof source === "object" && source !== null && "readyState" in source;
  return known ? (source as MediaStreamTrack) : track.mediaStreamTrack;
}
