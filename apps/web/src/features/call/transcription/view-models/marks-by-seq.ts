import type { LineMark, MarkKind } from "@rooms/api-client";

const order: readonly MarkKind[] = ["TASK", "DECISION", "QUESTION"];

/** The marks of each line, always in the same order of kinds. */
export function marksBySeq(marks: readonly LineMark[]): ReadonlyMap<number, readonly LineMark[]> {
  const bySeq = new Map<number, LineMark[]>();
  for (const mark of marks) bySeq.set(mark.seq, [...(bySeq.get(mark.seq) ?? []), mark]);
  for (const ofLine of bySeq.values()) {
    ofLine.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  }
  return bySeq;
}
