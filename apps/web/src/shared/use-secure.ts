"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the browser gives this page camera, microphone and what else needs https. True while the server renders. */
export function useSecure(): boolean {
  return useSyncExternalStore(
    never,
    () => isSecureContext,
    () => true,
  );
}
