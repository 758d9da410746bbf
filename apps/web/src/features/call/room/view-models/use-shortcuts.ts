"use client";
import { useEffectEvent, useLayoutEffect } from "react";
import { shortcutOf } from "./shortcuts.ts";
import type { KeyPress, ShortcutAction } from "./shortcuts.ts";

const occupying =
  "input, textarea, select, [contenteditable], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** A key press as the rules read it. */
export function keyPressOf(event: KeyboardEvent): KeyPress {
  const { key, code, shiftKey, ctrlKey, metaKey, altKey, repeat, target } = event;
  return {
    key,
    code,
    shiftKey,
    chord: ctrlKey || metaKey || altKey || event.getModifierState("AltGraph"),
    repeat,
    composing: event.isComposing,
    occupied: target instanceof Element && target.closest(occupying) !== null,
  };
}

/** Listens for the room's keys while the component is shown. */
export function useShortcuts(act: (action: ShortcutAction) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = shortcutOf(keyPressOf(event));
    if (!action) return;
    event.preventDefault();
    act(action);
  });
  // With the frame that shows the room, not after it: a key that is pressed at once is not lost.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
