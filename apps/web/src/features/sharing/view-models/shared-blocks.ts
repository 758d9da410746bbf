import type { SharedRecap } from "@rooms/api-client";

type Transcript = NonNullable<SharedRecap["transcript"]>;
interface Line {
  readonly place: number;
  readonly text: string;
  readonly language: string | null;
  readonly startedAtMs: number;
}

export type SharedBlock =
  | {
      readonly kind: "speech";
      readonly speaker: string;
      readonly outside: Transcript["lines"][number]["outside"];
      readonly lines: readonly Line[];
    }
  | ({ readonly kind: "gap" } & Transcript["gaps"][number]);

/** What one speaker said in one go, and gaps where they were; in the order of speaking. */
export function sharedBlocks({ lines, gaps }: Transcript): SharedBlock[] {
  const entries = [
    ...gaps.map((gap) => ({ ...gap, kind: "gap" as const })),
    ...lines.map((line, place) => ({ ...line, place, kind: "line" as const })),
    // Sorting is stable: a gap stands before a line of the same moment.
  ].sort((one, other) => one.startedAtMs - other.startedAtMs);
  const blocks: SharedBlock[] = [];
  let speech: (Omit<Extract<SharedBlock, { kind: "speech" }>, "lines"> & { lines: Line[] }) | null =
    null;
  for (const entry of entries) {
    if (entry.kind === "gap") {
      blocks.push(entry);
      speech = null;
    } else if (speech !== null && speech.speaker === entry.speaker) {
      speech.lines.push(entry);
    } else {
      const { speaker, outside } = entry;
      speech = { kind: "speech", speaker, outside, lines: [entry] };
      blocks.push(speech);
    }
  }
  return blocks;
}
