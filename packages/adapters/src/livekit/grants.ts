import { TrackSource } from "livekit-server-sdk";

/** What a person may publish. */
export function sourcesOf({ mayShareScreen }: { mayShareScreen: boolean }): TrackSource[] {
  const always = [TrackSource.MICROPHONE, TrackSource.CAMERA];
  return mayShareScreen
    ? [...always, TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO]
    : always;
}

/** LiveKit takes an empty list for all sources. */
export function grantsScreen(sources: readonly TrackSource[]): boolean {
  return sources.length === 0 || sources.includes(TrackSource.SCREEN_SHARE);
}
