import * as z from "zod";
import { defineOperation } from "./operation.ts";
import { slugParams } from "./shared.ts";

/** Words that were said, with the way to them: `seq` names the line. */
export const toldLine = z.object({
  seq: z.int(),
  startedAtMs: z.int(),
  name: z.string(),
  text: z.string(),
});
export type ToldLine = z.infer<typeof toldLine>;

export const catchUp = z.object({
  /** Session clock: from when on it tells, not before the caller may read. */
  fromMs: z.int(),
  /** Lines that were said since. */
  lineCount: z.int(),
  /** What made it: "embedded-extractive". */
  analyser: z.string(),
  /** What was said, in about five lines. */
  summary: z.array(toldLine),
  decisions: z.array(toldLine),
  tasks: z.array(toldLine),
  questions: z.array(toldLine),
  /** Where others said the caller's name, the newest first. */
  mentions: z.array(toldLine),
});
export type CatchUp = z.infer<typeof catchUp>;

export const getCatchUp = defineOperation({
  id: "catchUp.get",
  method: "GET",
  path: "/api/sessions/{slug}/catch-up",
  summary:
    "What was said since a moment, in a few lines of what the caller may read, made by the built-in analyser while the caller waits",
  auth: "participant",
  scope: "transcripts:read",
  rate: "search",
  params: slugParams,
  query: z.strictObject({
    /** Session clock, ms. */
    since: z.coerce.number().int().min(0).max(2_147_483_647).default(0).optional(),
  }),
  status: 200,
  response: catchUp,
  errors: [],
});
