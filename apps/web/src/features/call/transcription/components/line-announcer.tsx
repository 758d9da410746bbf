"use client";
import type { TranscriptLine } from "@rooms/live-client";
import { useEffect, useRef, useState } from "react";
import { SpokenNews } from "../view-models/spoken-news.ts";

export interface LineAnnouncerProps {
  lines: readonly TranscriptLine[];
  /** False while history comes in. */
  live: boolean;
}

/**
 * The one place from which a screen reader is told what is said, for captions and transcript alike. Both are silent
 * themselves: their rows come and go, and every partial would be read again.
 */
export function LineAnnouncer({ lines, live }: LineAnnouncerProps) {
  const region = useRef<HTMLDivElement>(null);
  const [news] = useState(() => new SpokenNews());
  useEffect(() => {
    const told = news.next(lines, live);
    if (told.length === 0) return;
    region.current?.replaceChildren(
      ...told.map((line) => {
        const sentence = document.createElement("p");
        const words = document.createElement("bdi");
        if (line.language !== null) words.lang = line.language;
        words.textContent = line.text;
        const name = document.createElement("bdi");
        name.textContent = line.participantName;
        sentence.append(name, ": ", words);
        return sentence;
      }),
    );
  }, [news, lines, live]);
  return <div ref={region} aria-live="polite" className="sr-only" data-testid="spoken" />;
}
