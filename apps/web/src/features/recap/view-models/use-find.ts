"use client";
import { useCallback, useEffect, useMemo, useState } from "react";
import { segmentAnchor } from "./evidence.ts";
import { findInLines } from "./find.ts";
import type { Found } from "./find.ts";
import type { RecapLine } from "./lines.ts";

export interface Find {
  readonly count: number;
  /** Place among the found ones, from 0; -1 before the first step. */
  readonly at: number;
  /** To the next or the one before, round and round. */
  step: (by: 1 | -1) => void;
}

/** Marks where the query stands, by the browser's highlights: no line is drawn anew for it. */
export function useFind(lines: readonly RecapLine[], query: string): Find {
  const found = useMemo(() => findInLines(lines, query), [lines, query]);
  const [place, setPlace] = useState({ query, at: -1 });
  const at = place.query === query ? Math.min(place.at, found.length - 1) : -1;
  const current = found[at];

  useEffect(() => mark("found", found), [found]);
  useEffect(() => {
    if (!current) return;
    lineElement(current.lineId)?.scrollIntoView({ block: "center" });
    return mark("found-now", [current]);
  }, [current]);

  const step = useCallback(
    (by: 1 | -1) => {
      if (found.length === 0) return;
      const next = at < 0 ? (by === 1 ? 0 : found.length - 1) : at + by;
      setPlace({ query, at: (next + found.length) % found.length });
    },
    [at, found, query],
  );
  return { count: found.length, at, step };
}

const lineElement = (lineId: string) => document.getElementById(segmentAnchor(lineId));

function mark(name: string, found: readonly Found[]): (() => void) | undefined {
  // A browser without highlights still counts and steps.
  if (found.length === 0 || typeof CSS.highlights === "undefined") return undefined;
  const ranges = found.flatMap(({ lineId, from, to }) => {
    const text = lineElement(lineId)?.querySelector("p")?.firstChild;
    if (!text || to > (text.textContent?.length ?? 0)) return [];
    const range = new Range();
    range.setStart(text, from);
    range.setEnd(text, to);
    return [range];
  });
  CSS.highlights.set(name, new Highlight(...ranges));
  return () => void CSS.highlights.delete(name);
}
