import { clockTime } from "#shared/clock-time.ts";
import type { GapBlock, RecapBlock } from "./lines.ts";

/** The transcript as one text to be pasted: a line per segment with time and speaker, gaps in their place. */
export function transcriptText(
  blocks: readonly RecapBlock[],
  gapText: (gap: GapBlock) => string,
): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === "gap") return [`[${clockTime(block.startedAtMs)}] (${gapText(block)})`];
      return block.lines.map(
        ({ startedAtMs, text }) => `[${clockTime(startedAtMs)}] ${block.name}: ${text}`,
      );
    })
    .join("\n");
}
