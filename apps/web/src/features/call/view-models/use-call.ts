"use client";
import { createContext, use } from "react";
import type { SessionVisit } from "../call-session.ts";

export const CallContext = createContext<SessionVisit | null>(null);

/** The call around this component; for what composes its parts. Each part has a context of its own. */
export function useCall(): SessionVisit {
  const call = use(CallContext);
  if (!call) throw new Error("useCall is for components inside a call");
  return call;
}
