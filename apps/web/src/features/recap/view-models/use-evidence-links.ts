"use client";
import { useTranslations } from "#i18n/use-translations.ts";
import { useMemo } from "react";
import { clockTime } from "#shared/clock-time.ts";
import { segmentAnchor } from "./evidence.ts";
import type { RecapLine } from "./lines.ts";

export type EvidenceLinks = (
  segmentIds: readonly string[],
) => { href: string; label: string; title: string }[];

/** The ways from an analysis line to its words, in the order they were spoken. */
export function useEvidenceLinks(lines: readonly RecapLine[]): EvidenceLinks {
  const t = useTranslations("recap");
  const startOf = useMemo(() => new Map(lines.map((line) => [line.id, line.startedAtMs])), [lines]);
  return (segmentIds) =>
    segmentIds
      .flatMap((id) => {
        const startedAtMs = startOf.get(id);
        return startedAtMs === undefined ? [] : [{ id, startedAtMs }];
      })
      .sort((a, b) => a.startedAtMs - b.startedAtMs)
      .map(({ id, startedAtMs }) => {
        const time = clockTime(startedAtMs);
        return { href: `#${segmentAnchor(id)}`, label: time, title: t("toWords", { time }) };
      });
}
