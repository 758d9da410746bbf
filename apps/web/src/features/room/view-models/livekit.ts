import type * as livekitClient from "livekit-client";

/** The module as it is loaded at run time: 146 kB that the pages before the room do without. */
export type LiveKit = typeof livekitClient;

/** Loads livekit-client once; called on intent, so that the join click finds it there. */
export async function loadLiveKit(): Promise<LiveKit> {
  const livekit = await import("livekit-client");
  // Its log lines carry identities; what matters comes as events.
  livekit.setLogLevel("silent");
  return livekit;
}
