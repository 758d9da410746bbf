"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * Whether the page answers already. A form pressed before would be sent by the browser itself, its fields in the address:
 * buttons that submit wait for this.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
