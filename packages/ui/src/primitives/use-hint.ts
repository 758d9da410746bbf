"use client";
import { useEffect, useRef, useState } from "react";
import type { FocusEvent, PointerEvent } from "react";

const showAfterMs = 400;
/** Time to move the pointer from the element onto its hint. */
const hideAfterMs = 120;

export interface Hint {
  open: boolean;
  /** Whether it ever was: only then its popup is worth loading. */
  used: boolean;
  set: (open: boolean) => void;
  keep: () => void;
  hideSoon: () => void;
  triggerProps: {
    onPointerEnter: (event: PointerEvent) => void;
    onPointerLeave: () => void;
    onPointerDown: () => void;
    onFocus: (event: FocusEvent<HTMLElement>) => void;
    onBlur: () => void;
  };
}

/** When a hint shows: a mouse that rests, or focus by keyboard; never a touch. */
export function useHint(preload: () => void): Hint {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const set = (next: boolean) => {
    clearTimeout(timer.current);
    setOpen(next);
    if (next) setUsed(true);
  };
  const later = (next: boolean, delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => set(next), delayMs);
  };
  const hideSoon = () => later(false, hideAfterMs);
  return {
    open,
    used,
    set,
    keep: () => clearTimeout(timer.current),
    hideSoon,
    triggerProps: {
      onPointerEnter: (event) => {
        if (event.pointerType !== "mouse") return;
        preload();
        later(true, showAfterMs);
      },
      onPointerLeave: hideSoon,
      onPointerDown: () => set(false),
      onFocus: (event) => {
        if (event.currentTarget.matches(":focus-visible")) set(true);
      },
      onBlur: () => set(false),
    },
  };
}
