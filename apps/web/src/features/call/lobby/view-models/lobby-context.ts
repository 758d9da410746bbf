"use client";
import { createContext, use } from "react";
import type { LobbyStore } from "./lobby-store.ts";

/** What a host's side of the lobby uses of the call around it. */
export interface LobbyContextValue {
  readonly slug: string;
  readonly lobby: LobbyStore;
}

export const LobbyContext = createContext<LobbyContextValue | null>(null);

export function useLobbyContext(): LobbyContextValue {
  const value = use(LobbyContext);
  if (!value) throw new Error("useLobbyContext is for components inside a call");
  return value;
}
