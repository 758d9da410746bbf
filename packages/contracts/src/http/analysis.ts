import {
  analyserKinds,
  analysisFailureCodes,
  analysisStatuses,
} from "@rooms/domain/vocabulary/analysis";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { id, identityText, slugParams, time } from "./shared.ts";

/** A statement and the segments it rests on; never without. */
export const evidenceLine = z.object({ text: z.string(), segmentIds: z.array(id) });
export type EvidenceLine = z.infer<typeof evidenceLine>;

/** Who analyses: the embedded extractive analyser, or the model that is configured here. */
export const analyserKind = z.enum(analyserKinds);
export type AnalyserKind = z.infer<typeof analyserKind>;

export const analysisStatus = z.enum(analysisStatuses);

/** Why an analysis failed; stable. */
export const analysisFailure = z.enum(analysisFailureCodes);
export type AnalysisFailure = z.infer<typeof analysisFailure>;

const versionNumber = z.int().min(1).max(httpLimits.analysisVersionsMax);

const run = {
  version: versionNumber,
  status: analysisStatus,
  /** Part of the work that is done, 0–1. */
  progress: z.number().min(0).max(1),
  /** Why the last attempt failed; null unless FAILED. */
  failure: analysisFailure.nullable(),
  /** When a FAILED one is tried again by itself; null when only `retry` brings it back. */
  retryAt: time.nullable(),
  /** A model's name, or "embedded-extractive"; null until it ran. */
  analyser: z.string().nullable(),
  attempts: z.int(),
  requestedAt: time,
  finishedAt: time.nullable(),
};

/** A version without its lines. */
export const analysisRun = z.object(run);
export type AnalysisRun = z.infer<typeof analysisRun>;

const cost = {
  /** Lines left out because they rest on nothing that was said. */
  droppedLines: z.int(),
  /** What a model read and wrote; null where none was asked. */
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  /** By the prices configured when it ran; null where no model was asked. */
  cost: z.number().nullable(),
};

export const analysis = z.object({
  ...run,
  /**
   * WAITING: the session has ended, and its last words may still come in. PENDING without a version: they are all there, and
   * the worker has yet to begin. NONE: the session is from before sessions were analysed; `retry` asks for an analysis.
   */
  status: z.enum(["WAITING", "NONE", ...analysisStatus.options]),
  /** Null until an analysis is asked for, and where nothing was said. */
  version: versionNumber.nullable(),
  /** Null where `version` is. */
  requestedAt: time.nullable(),
  /** DONE, and not a word of the session was transcribed: there is nothing to show. */
  nothingSaid: z.boolean(),
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
  ...cost,
  /** The newest version, where it is newer than this one: under way, or failed. */
  newer: analysisRun.nullable(),
  /** Who can analyse here; the first is asked unless `retry` names another. */
  analysers: z.array(z.object({ kind: analyserKind, name: z.string() })),
});
export type Analysis = z.infer<typeof analysis>;

export const analysisVersion = analysisRun.extend({
  ...cost,
  /** How many lines of each kind it found. */
  counts: z.object({
    summary: z.int(),
    decisions: z.int(),
    tasks: z.int(),
    risks: z.int(),
    questions: z.int(),
  }),
});
export type AnalysisVersion = z.infer<typeof analysisVersion>;

export const getAnalysis = defineOperation({
  id: "analysis.get",
  method: "GET",
  path: "/api/sessions/{slug}/analysis",
  summary:
    "Summary, decisions, tasks, risks and questions of the newest version that is done, with the state of a newer one; ANALYSIS_NOT_READY before the end",
  auth: "participant",
  scope: "transcripts:read",
  params: slugParams,
  query: z.strictObject({
    /** One version, in whatever state. */
    version: z.coerce.number().int().min(1).max(httpLimits.analysisVersionsMax).optional(),
  }),
  status: 200,
  response: analysis,
  errors: ["ANALYSIS_NOT_READY"],
});

export const listAnalysisVersions = defineOperation({
  id: "analysis.listVersions",
  method: "GET",
  path: "/api/sessions/{slug}/analysis/versions",
  summary: "Every version of a session's analysis, newest first",
  auth: "participant",
  scope: "transcripts:read",
  params: slugParams,
  status: 200,
  response: z.object({ items: z.array(analysisVersion).max(httpLimits.analysisVersionsMax) }),
  errors: ["ANALYSIS_NOT_READY"],
});

export const retryAnalysis = defineOperation({
  id: "analysis.retry",
  method: "POST",
  path: "/api/sessions/{slug}/analysis/retry",
  summary: "Try a failed analysis again, or have one that is done made anew as a further version",
  auth: "participant",
  scope: "sessions:write",
  rate: "create",
  params: slugParams,
  body: z.strictObject({
    /** Default: the first of `analysers`. */
    analyser: analyserKind.optional(),
  }),
  status: 202,
  response: analysis,
  errors: ["ANALYSIS_NOT_READY", "ANALYSIS_RUNNING", "ANALYSIS_LIMIT", "ANALYSER_UNAVAILABLE"],
});
