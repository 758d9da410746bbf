"use client";
import { useEffect } from "react";
import type { RefObject } from "react";
import { darkPage } from "#shared/dark-page.ts";
import { keepAwake } from "#shared/keep-awake.ts";

/** What holds while one is in the room: the screen stays awake, the page is dark, and the focus begins in it. */
export function useRoomStay(main: RefObject<HTMLElement | null>): void {
  useEffect(keepAwake, []);
  useEffect(darkPage, []);
  // The button that was pressed is gone with the page before the room.
  useEffect(() => main.current?.focus(), [main]);
}
