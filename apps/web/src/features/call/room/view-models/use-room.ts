"use client";
import { useObservable } from "#shared/use-observable.ts";
import { useRoomContext } from "./room-context.ts";
import type { RoomSnapshot } from "./room-snapshot.ts";
import type { RoomStore } from "./room-store.ts";

/** The room's store for acting, and its snapshot for showing. */
export function useRoom(): { store: RoomStore; room: RoomSnapshot } {
  const { room: store } = useRoomContext();
  return { store, room: useObservable(store) };
}
