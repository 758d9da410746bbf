import * as z from "zod";
import { httpLimits } from "./limits.ts";
import { defineOperation } from "./operation.ts";
import { id, identityText, slugParams } from "./shared.ts";

export const transcriptFormat = z.enum(["json", "txt", "md", "srt", "vtt"]);
export type TranscriptFormat = z.infer<typeof transcriptFormat>;

export const transcriptSegment = z.object({
  id,
  utteranceId: z.string(),
  /** Place in the order of storing, from 1, without holes. */
  seq: z.int(),
  identity: identityText,
  name: z.string(),
  text: z.string(),
  language: z.string().nullable(),
  /** 0–1. */
  confidence: z.number().nullable(),
  /** Session clock: milliseconds since the session started. */
  startedAtMs: z.int(),
  endedAtMs: z.int(),
  words: z.array(
    z.object({
      word: z.string(),
      startedAtMs: z.number(),
      endedAtMs: z.number(),
      confidence: z.number().nullable(),
    }),
  ),
});
export type TranscriptSegment = z.infer<typeof transcriptSegment>;

/** Speech that was heard and not transcribed. */
export const transcriptGap = z.object({
  identity: identityText,
  startedAtMs: z.int(),
  endedAtMs: z.int(),
  reason: z.enum([
    "client-overflow",
    "queue-overflow",
    "engine-failed",
    "paused",
    "limit",
    "not-storable",
    "transcriber-lost",
  ]),
});
export type TranscriptGap = z.infer<typeof transcriptGap>;

export const transcript = z.object({
  /** By `seq`. */
  segments: z.array(transcriptSegment),
  gaps: z.array(transcriptGap),
  /** Ask again with `after` set to this; null when all stored segments are here. */
  nextAfter: z.int().nullable(),
});
export type Transcript = z.infer<typeof transcript>;

/** txt, md, srt and vtt are whole documents, not JSON. */
export const getTranscript = defineOperation({
  id: "transcripts.get",
  method: "GET",
  path: "/api/sessions/{slug}/transcript",
  summary: "What was said and is stored",
  auth: "participant",
  scope: "transcripts:read",
  params: slugParams,
  query: z.object({
    format: transcriptFormat.default("json").optional(),
    /** Only segments stored after this `seq`, in every format. */
    after: z.coerce.number().int().min(0).max(httpLimits.segmentSeqMax).default(0).optional(),
    /** JSON only: the other formats are whole documents. */
    limit: z.coerce.number().int().min(1).max(httpLimits.segmentsPerPageMax).optional(),
  }),
  status: 200,
  response: transcript,
  conditional: true,
  alsoProduces: ["text/plain", "text/markdown", "application/x-subrip", "text/vtt"],
  errors: [],
});
