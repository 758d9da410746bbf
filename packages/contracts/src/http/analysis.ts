import * as z from "zod";
import { defineOperation } from "./operation.ts";
import { id, identityText, slugParams, time } from "./shared.ts";

/** A statement and the segments it rests on; never without. */
export const evidenceLine = z.object({ text: z.string(), segmentIds: z.array(id) });
export type EvidenceLine = z.infer<typeof evidenceLine>;

export const analysis = z.object({
  status: z.enum(["PENDING", "RUNNING", "DONE", "FAILED"]),
  summary: z.array(evidenceLine),
  decisions: z.array(evidenceLine),
  tasks: z.array(
    evidenceLine.extend({
      /** The participant's name, or the name as said. */
      owner: z.string().nullable(),
      /** Who of the participants that is, where it is clear. */
      ownerIdentity: identityText.nullable(),
      /** `YYYY-MM-DD`, where said. */
      dueOn: z.string().nullable(),
    }),
  ),
  risks: z.array(evidenceLine),
  /** Asked and not answered. */
  questions: z.array(evidenceLine),
  /** A model's name, or "embedded-extractive"; null until it ran. */
  analyser: z.string().nullable(),
  attempts: z.int(),
  /** Stable code of the last failure; null unless FAILED. */
  failure: z.string().nullable(),
  requestedAt: time,
  finishedAt: time.nullable(),
});
export type Analysis = z.infer<typeof analysis>;

export const getAnalysis = defineOperation({
  id: "analysis.get",
  method: "GET",
  path: "/api/sessions/{slug}/analysis",
  summary: "Summary, tasks and risks, in whatever state; ANALYSIS_NOT_READY before the end",
  auth: "participant",
  scope: "transcripts:read",
  params: slugParams,
  status: 200,
  response: analysis,
  errors: ["ANALYSIS_NOT_READY"],
});

export const retryAnalysis = defineOperation({
  id: "analysis.retry",
  method: "POST",
  path: "/api/sessions/{slug}/analysis/retry",
  summary: "Try a failed analysis again",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  status: 202,
  response: analysis,
  errors: ["ANALYSIS_NOT_READY", "ANALYSIS_RUNNING"],
});
