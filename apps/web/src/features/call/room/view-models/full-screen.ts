"use client";
import { useSyncExternalStore } from "react";

/** iPhones have none; pages within another page only where that one allows it. */
export function canFullScreen(): boolean {
  // Typed as always there; missing in older WebKit.
  return (document.fullscreenEnabled as boolean | undefined) === true;
}

/** Gives the element the whole screen, or the screen back. A refusal changes nothing: the browser shows what it does. */
export function toggleFullScreen(element: Element): void {
  const asked =
    document.fullscreenElement === element
      ? document.exitFullscreen()
      : element.requestFullscreen({ navigationUI: "hide" });
  asked.catch(() => undefined);
}

/** The whole page, not the room's element: menus and messages stand beside that. */
export function toggleRoomFullScreen(): void {
  if (canFullScreen()) toggleFullScreen(document.documentElement);
}

/** Whether the room has the whole screen; also when the browser gave it or took it. */
export function useRoomFullScreen(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => document.fullscreenElement === document.documentElement,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
}
