"use client";
import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Today where the visitor is, `YYYY-MM-DD`; null while the page is made by the server, which does not know. */
export function useToday(): string | null {
  return useSyncExternalStore(never, localDay, () => null);
}

function localDay(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
