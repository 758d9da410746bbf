import type { LocalParticipant } from "livekit-client";
import type { LiveKit } from "./livekit.ts";

/** Whether LiveKit takes a screen from one; an empty list stands for all sources. */
export function mayShareScreen(
  { Track }: Pick<LiveKit, "Track">,
  { permissions }: Pick<LocalParticipant, "permissions">,
): boolean {
  const sources = permissions?.canPublishSources ?? [];
  return sources.length === 0 || sources.includes(Track.sourceToProto(Track.Source.ScreenShare));
}
