import type { EvidenceLine, Task } from "@rooms/api-client";

/**
 * The task that a line of a session's analysis became: by the line's very words, else (where another version of the analysis
 * worded it) the one that rests on most of the same segments.
 */
export function taskOfLine(
  tasks: readonly Task[],
  slug: string,
  line: EvidenceLine,
): Task | undefined {
  const said = tasks.flatMap((task) =>
    task.sources.filter(({ session }) => session.slug === slug).map((source) => ({ task, source })),
  );
  const same = said.find(({ source }) => source.text === line.text);
  if (same) return same.task;
  const ids = new Set(line.segmentIds);
  let best: Task | undefined;
  let bestShared = 0;
  for (const { task, source } of said) {
    const shared = source.segmentIds.filter((id) => ids.has(id)).length;
    if (shared > bestShared) [best, bestShared] = [task, shared];
  }
  return best;
}
