import type { Analysis } from "@rooms/api-client";
import { analysisParts } from "./evidence.ts";
import type { AnalysisPart } from "./evidence.ts";

export interface ComparedLine {
  readonly text: string;
  /** In which of the two it stands. */
  readonly side: "both" | "older" | "newer";
}

export interface ComparedPart {
  readonly part: AnalysisPart;
  readonly lines: readonly ComparedLine[];
}

/** What two versions of an analysis say: what only the newer has, what both have, what only the older had. */
export function compareVersions(older: Analysis, newer: Analysis): ComparedPart[] {
  return analysisParts.flatMap((part) => {
    const before = textsOf(older, part);
    const after = textsOf(newer, part);
    const [was, is] = [new Set(before), new Set(after)];
    const lines: ComparedLine[] = [
      ...after.filter((text) => !was.has(text)).map((text) => ({ text, side: "newer" as const })),
      ...after.filter((text) => was.has(text)).map((text) => ({ text, side: "both" as const })),
      ...before.filter((text) => !is.has(text)).map((text) => ({ text, side: "older" as const })),
    ];
    return lines.length > 0 ? [{ part, lines }] : [];
  });
}

/** A task in another's hands, or due another day, is another line. */
function textsOf(analysis: Analysis, part: AnalysisPart): string[] {
  if (part !== "tasks") return analysis[part].map(({ text }) => text);
  return analysis.tasks.map(({ text, owner, dueOn }) =>
    [text, owner, dueOn].filter((one) => one !== null).join(" · "),
  );
}
