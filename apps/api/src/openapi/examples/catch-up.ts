import { getCatchUp } from "@rooms/contracts/http";
import { example } from "./example.ts";
import { firstSegment, secondSegment } from "./transcripts.ts";

const told = ({ seq, startedAtMs, name, text }: typeof firstSegment) => ({
  ...{ seq, startedAtMs, name, text },
});

export const catchUpExamples = [
  example(getCatchUp, {
    response: {
      ...{ fromMs: 0, lineCount: 2, analyser: "embedded-extractive" },
      summary: [told(firstSegment), told(secondSegment)],
      decisions: [told(firstSegment)],
      tasks: [told(secondSegment)],
      ...{ questions: [], mentions: [] },
    },
  }),
];
