"use client";
import { createContext, use } from "react";
import type { SessionVisit } from "../call-session.ts";

export const VisitContext = createContext<SessionVisit | null>(null);

/** The visit that the room around this component belongs to. */
export function useVisit(): SessionVisit {
  const visit = use(VisitContext);
  if (!visit) throw new Error("useVisit is for components inside a room");
  return visit;
}
