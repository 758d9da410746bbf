import type * as parts from "./livekit-parts.ts";

/** What the room uses of livekit-client, as it is loaded at run time: 118 kB that the pages before the room do without. */
export type LiveKit = typeof parts;

/** Loads livekit-client once; called on intent, so that the join click finds it there. */
export async function loadLiveKit(): Promise<LiveKit> {
  // Named parts, not the package: asked for whole, all of it would travel.
  const [livekit] = await Promise.all([import("./livekit-parts.ts"), adaptWebRtc()]);
  // Its log lines carry identities; what matters comes as events.
  livekit.setLogLevel("silent");
  return livekit;
}

/**
 * Chromium and Firefox have WebRTC as it was standardised, which their stories show. Safari has not been tried, so it keeps
 * the adapter that livekit-client brings, which a production build leaves out there (`build/light-packages.ts`).
 */
async function adaptWebRtc(): Promise<void> {
  if (navigator.vendor.startsWith("Apple")) await import("webrtc-adapter");
}
