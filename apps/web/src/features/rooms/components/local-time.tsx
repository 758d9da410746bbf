"use client";
import { useLocalTime } from "#shared/use-local-time.ts";

/** A moment by the visitor's clocks, in a page that the server makes. */
export function LocalTime({ at }: { at: string }) {
  return <time dateTime={at}>{useLocalTime()(at)}</time>;
}
