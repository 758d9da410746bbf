import type * as parts from "./livekit-parts.ts";

/** What the room uses of livekit-client, as it is loaded at run time: 129 kB that the pages before the room do without. */
export type LiveKit = typeof parts;

/** Loads livekit-client once; called on intent, so that the join click finds it there. */
export async function loadLiveKit(): Promise<LiveKit> {
  // Named parts, not the package: asked for whole, all of it would travel.
  const livekit = await import("./livekit-parts.ts");
  // Its log lines carry identities; what matters comes as events.
  livekit.setLogLevel("silent");
  return livekit;
}
