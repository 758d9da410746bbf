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
  const lastOffset = useRef(0);

  const toEnd = useCallback(() => {
    if (count > 0) list.current?.scrollToIndex(count - 1, { align: "end" });
  }, [count]);

  useEffect(() => {
    if (following) toEnd();
  }, [following, toEnd]);

  const onScroll = useCallback(
    (offset: number) => {
      if (!enabled || !list.current) return;
      const { scrollSize, viewportSize } = list.current;
      const before = lastOffset.current;
      lastOffset.current = offset;
      setFollowing((now) =>
        followAfterScroll({ following: now, before, offset, scrollSize, viewportSize }),
      );
    },
    [enabled],
  );

  const onResize = useCallback(() => {
    if (following) toEnd();
  }, [following, toEnd]);

  const follow = useCallback(() => setFollowing(true), []);

  const lookAt = useCallback((index: number) => {
    setFollowing(false);
    list.current?.scrollToIndex(index, { align: "center" });
  }, []);

  return { list, following, onScroll, onResize, follow, lookAt };
}
