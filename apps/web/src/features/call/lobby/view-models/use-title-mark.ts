"use client";
import { useEffect } from "react";

/** Puts a mark before the page's title while there is one, so that a tab in the background shows it. */
export function useTitleMark(mark: string | null): void {
  useEffect(() => {
    if (mark === null) return;
    const title = document.title;
    document.title = `${mark} ${title}`;
    return () => {
      document.title = title;
    };
  }, [mark]);
}
