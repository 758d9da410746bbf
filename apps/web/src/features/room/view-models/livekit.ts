/** The module as it is loaded at run time: 146 kB that the pages before the room do without. */
export type LiveKit = typeof import("livekit-client");

/** Loads livekit-client once; called on intent, so that the join click finds it there. */
export async function loadLiveKit(): Promise<LiveKit> {
  const livekit = await import("livekit-client");
  // Its warnings carry identities, and a closing room makes many.
  livekit.setLogLevel("error");
  return livekit;
}
