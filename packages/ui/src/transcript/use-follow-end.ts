"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { RefObject } from "react";
import type { VirtualizerHandle } from "virtua";
import { followAfterScroll } from "./follow-after-scroll.ts";

export interface FollowEnd {
  list: RefObject<VirtualizerHandle | null>;
  following: boolean;
  onScroll: (offset: number) => void;
  /** To be called when rows or the list change size. */
  onResize: () => void;
  follow: () => void;
  /** Stops following, to look at one row. */
  lookAt: (index: number) => void;
}

/** Keeps the end of a list in view until the reader scrolls away from it, and again once they are back. */
export function useFollowEnd(count: number, enabled: boolean): FollowEnd {
  const list = useRef<VirtualizerHandle>(null);
  const [following, setFollowing] = useState(enabled);
  // Rows may grow between a scroll and the render it leads to; that must not drag the reader back.
  const now = useRef(enabled);
  const lastOffset = useRef(0);

  const become = useCallback((next: boolean) => {
    now.current = next;
    setFollowing(next);
  }, []);

  const toEnd = useCallback(() => {
    if (now.current && count > 0) list.current?.scrollToIndex(count - 1, { align: "end" });
  }, [count]);

  useEffect(toEnd, [following, toEnd]);

  const onScroll = useCallback(
    (offset: number) => {
      if (!enabled || !list.current) return;
      const { scrollSize, viewportSize } = list.current;
      const before = lastOffset.current;
      lastOffset.current = offset;
      const step = { following: now.current, before, offset, scrollSize, viewportSize };
      const next = followAfterScroll(step);
      // The way to the end goes on for a while as rows are measured; this takes its place.
      if (now.current && !next) list.current.scrollTo(offset);
      become(next);
    },
    [enabled, become],
  );

  const follow = useCallback(() => become(true), [become]);

  const lookAt = useCallback(
    (index: number) => {
      become(false);
      list.current?.scrollToIndex(index, { align: "center" });
    },
    [become],
  );

  return { list, following, onScroll, onResize: toEnd, follow, lookAt };
}
