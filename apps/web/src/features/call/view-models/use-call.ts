"use client";
import { createContext, use } from "react";
import type { CallSession } from "../call-session.ts";

export const CallContext = createContext<CallSession | null>(null);

/** The call around this component; for what composes its parts. Each part has a context of its own. */
export function useCall(): CallSession {
  const call = use(CallContext);
  if (!call) throw new Error("useCall is for components inside a call");
  return call;
}
