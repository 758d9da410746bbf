"use client";
import { useSyncExternalStore } from "react";

const query = "(any-pointer: fine)";

/** Whether keys are worth offering: what has a mouse or a trackpad has a keyboard, a phone has neither. */
export function useKeyboardLikely(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const media = matchMedia(query);
      media.addEventListener("change", tell);
      return () => media.removeEventListener("change", tell);
    },
    () => matchMedia(query).matches,
    () => true,
  );
}
