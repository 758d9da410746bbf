import type { Example } from "./example.ts";
import { catchUpExamples } from "./catch-up.ts";
import { markExamples } from "./marks.ts";
import { participantExamples } from "./participants.ts";
import { recapExamples } from "./recaps.ts";
import { sessionExamples } from "./sessions.ts";
import { spaceExamples } from "./spaces.ts";
import { taskExamples } from "./tasks.ts";
import { transcriptExamples } from "./transcripts.ts";

/** By operation id. */
export const examples: ReadonlyMap<string, Example> = new Map([
  ...sessionExamples,
  ...participantExamples,
  ...transcriptExamples,
  ...markExamples,
  ...catchUpExamples,
  ...recapExamples,
  ...spaceExamples,
  ...taskExamples,
]);
