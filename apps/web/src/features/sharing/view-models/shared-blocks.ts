import type { SharedRecap } from "@rooms/api-client";

type Transcript = NonNullable<SharedRecap["transcript"]>;
interface Line {
  readonly place: number;
  readonly text: string;
  readonly language: string | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

export type SharedBlock =
  | {
      readonly kind: "speech";
      readonly speaker: string;
      readonly outside: Transcript["lines"][number]["outside"];
      readonly lines: readonly Line[];
    }
  | ({ readonly kind: "gap" } & Transcript["gaps"][number]);

/** After a pause this long the same speaker gets a new header, so that its time is true of what stands under it. */
const newHeaderAfterPauseMs = 30_000;

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
    } else if (speech !== null && goesOn(speech, entry)) {
      speech.lines.push(entry);
    } else {
      const { speaker, outside } = entry;
      speech = { kind: "speech", speaker, outside, lines: [entry] };
      blocks.push(speech);
    }
  }
  return blocks;
}

function goesOn(
  { speaker, lines }: { readonly speaker: string; readonly lines: readonly Line[] },
  entry: { readonly speaker: string; readonly startedAtMs: number },
): boolean {
  const spokenUntilMs = Math.max(...lines.map(({ endedAtMs }) => endedAtMs));
  return speaker === entry.speaker && entry.startedAtMs - spokenUntilMs < newHeaderAfterPauseMs;
}
