"use client";
import { createContext, use } from "react";
import type { UncaptionedReason } from "./uncaptioned.ts";

export const UncaptionedContext = createContext<ReadonlyMap<string, UncaptionedReason>>(new Map());

/** Who can be heard in the room and is not captioned, by identity. The same map until it changes. */
export function useUncaptioned(): ReadonlyMap<string, UncaptionedReason> {
  return use(UncaptionedContext);
}
