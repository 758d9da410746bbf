"use client";
import type { LiveClient } from "@rooms/live-client";
import { createContext, use } from "react";
import type { Observable } from "#shared/observable.ts";
import type { RoomStore } from "./room-store.ts";

/** Reactions on their way to all, and from all. */
export type SharedReactions = Pick<LiveClient, "react" | "onReactions">;

/** What the room uses of the call around it. */
export interface RoomContextValue {
  readonly slug: string;
  readonly room: RoomStore;
  /** Identities that are connected by the realtime socket. */
  readonly listeners: Observable<readonly string[]>;
  readonly shared: SharedReactions;
}

export const RoomContext = createContext<RoomContextValue | null>(null);

export function useRoomContext(): RoomContextValue {
  const value = use(RoomContext);
  if (!value) throw new Error("useRoomContext is for components inside a call");
  return value;
}
