/** The module as it is loaded at run time: 146 kB that the pages before the room do without. */
export type LiveKit = typeof import("livekit-client");

/** Loads livekit-client once; called on intent, so that the join click finds it there. */
export function loadLiveKit(): Promise<LiveKit> {
  return import("livekit-client");
}
