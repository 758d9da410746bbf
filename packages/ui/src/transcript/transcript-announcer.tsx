"use client";
import { useEffect, useRef } from "react";
import type { TranscriptItem } from "./line.ts";

export interface TranscriptAnnouncerProps {
  items: readonly TranscriptItem[];
}

/** A final settles near the end; further up only history is filled in, which is not news. */
const newsLinesMax = 12;

/**
 * Reads what is said to a screen reader, once per line and only when it is final. The list itself is silent: its rows
 * come and go with scrolling, and every partial would be read again.
 */
export function TranscriptAnnouncer({ items }: TranscriptAnnouncerProps) {
  const region = useRef<HTMLDivElement>(null);
  const read = useRef<Set<string> | null>(null);
  useEffect(() => {
    const settled = items
      .slice(-newsLinesMax)
      .filter((item) => item.kind === "notice" || item.final);
    const before = read.current;
    read.current = new Set(settled.map((item) => item.id));
    // What was said before the list opened is there to be read, not to be announced.
    if (before === null || region.current === null) return;
    const news = settled.filter((item) => !before.has(item.id));
    if (news.length === 0) return;
    region.current.textContent = news
      .map((item) => (item.kind === "notice" ? item.text : `${item.speaker.name}: ${item.text}`))
      .join(" ");
  }, [items]);
  return <div ref={region} aria-live="polite" className="sr-only" />;
}
