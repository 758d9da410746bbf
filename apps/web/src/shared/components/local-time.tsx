"use client";
import { useLocalTime } from "../use-local-time.ts";

/** A moment, or its day alone, by the visitor's clocks, in a page that the server makes. */
export function LocalTime({ at, precision }: { at: string; precision?: "minute" | "day" }) {
  return <time dateTime={at}>{useLocalTime()(at, precision)}</time>;
}
