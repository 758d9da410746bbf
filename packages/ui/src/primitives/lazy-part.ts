import { lazy } from "react";
import type { ComponentType, LazyExoticComponent } from "react";

/** Dispatched on the window when a part that is wanted could not be loaded. */
export const partMissing = "rooms-part-missing";

/**
 * React's `lazy`, for a part that is not worth the page around it: where its script does not come (the network is gone, or
 * the server has another version), nothing is drawn in its place, and a call goes on. The app says why.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() =>
    load().catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== "ChunkLoadError") throw error;
      dispatchEvent(new Event(partMissing));
      return { default: Nothing };
    }),
  );
}

function Nothing(): null {
  return null;
}
