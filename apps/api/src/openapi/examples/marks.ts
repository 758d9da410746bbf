import { listMarks, setMark } from "@rooms/contracts/http";
import type { LineMark } from "@rooms/contracts/http";
import { example } from "./example.ts";
import { bob, ids, times } from "./facts.ts";
import { firstSegment } from "./transcripts.ts";

const mark: LineMark = {
  id: ids.mark,
  segmentId: firstSegment.id,
  seq: firstSegment.seq,
  startedAtMs: firstSegment.startedAtMs,
  kind: "DECISION",
  identity: bob.identity,
  name: "Bob Ray",
  at: times.soon,
};

export const markExamples = [
  example(listMarks, { response: { items: [mark] } }),
  example(setMark, { body: { seq: mark.seq, kind: mark.kind }, response: mark }),
];
