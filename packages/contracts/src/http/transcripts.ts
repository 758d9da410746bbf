import { gapReasons } from "@rooms/domain/vocabulary/sessions";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { humanText, id, identityText, outside, slugParams, time } from "./shared.ts";

export const transcriptFormat = z.enum(["json", "txt", "md", "srt", "vtt", "docx"]);
export type TranscriptFormat = z.infer<typeof transcriptFormat>;

export const transcriptSegment = z.object({
  id,
  utteranceId: z.string(),
  /** Place in the order of storing, from 1, without holes. */
  seq: z.int(),
  identity: identityText,
  /** What the speaker was called when it was spoken. */
  name: z.string(),
  /** Null where the speaker was a member of the space. */
  outside: outside.nullable(),
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
  /** Corrections so far: what a new one is based on. */
  revision: z.int(),
  /** What was recognised, where a member corrected the text or the speaker; null while it stands. */
  original: z.object({ identity: identityText, name: z.string(), text: z.string() }).nullable(),
});
export type TranscriptSegment = z.infer<typeof transcriptSegment>;

/** Speech that was heard and not transcribed. */
export const transcriptGap = z.object({
  identity: identityText,
  startedAtMs: z.int(),
  endedAtMs: z.int(),
  reason: z.enum(gapReasons),
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

const docxMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * txt, md, docx, srt and vtt are whole documents, not JSON; in the language of who asks, with dates in the space's time
 * zone.
 */
export const getTranscript = defineOperation({
  id: "transcripts.get",
  method: "GET",
  path: "/api/sessions/{slug}/transcript",
  summary: "What was said and is stored",
  auth: "participant",
  scope: "transcripts:read",
  params: slugParams,
  query: z.strictObject({
    format: transcriptFormat.default("json").optional(),
    /** Only segments stored after this `seq`, in every format. */
    after: z.coerce.number().int().min(0).max(httpLimits.segmentSeqMax).default(0).optional(),
    /** JSON only: the other formats are whole documents. */
    limit: z.coerce.number().int().min(1).max(httpLimits.segmentsPerPageMax).optional(),
  }),
  status: 200,
  response: transcript,
  conditional: true,
  alsoProduces: ["text/plain", "text/markdown", "application/x-subrip", "text/vtt", docxMediaType],
  errors: ["TRANSCRIPT_TOO_LONG"],
});

/** What a person from outside the space reads after a session: what was said while they were in it. */
export const ownTranscript = z.object({
  title: z.string().nullable(),
  startedAt: time,
  endedAt: time,
  /** IANA name, of the space. */
  timeZone: z.string(),
  /** The space may end it before. */
  readableUntil: time,
  /** By the order of storing; speech that overlaps may have begun in another order. */
  lines: z.array(
    z.object({
      speaker: z.string(),
      outside: outside.nullable(),
      text: z.string(),
      language: z.string().nullable(),
      startedAtMs: z.int(),
      endedAtMs: z.int(),
    }),
  ),
  /** Ask again with `after` set to this; null when all lines are here. */
  nextAfter: z.int().nullable(),
});
export type OwnTranscript = z.infer<typeof ownTranscript>;

export const getOwnTranscript = defineOperation({
  id: "transcripts.getOwn",
  method: "GET",
  path: "/api/sessions/{slug}/own-transcript",
  summary:
    "What was said while a guest was in a session, after its end and for as long as its space lets guests read it. NOT_FOUND to all others: members read the transcript.",
  auth: "participant",
  params: slugParams,
  query: z.strictObject({
    format: z.enum(["json", "txt", "md"]).default("json").optional(),
    /** JSON only, as is `limit`: the files are whole, in the order of speaking. */
    after: z.coerce.number().int().min(0).max(httpLimits.segmentSeqMax).default(0).optional(),
    limit: z.coerce.number().int().min(1).max(httpLimits.segmentsPerPageMax).optional(),
  }),
  status: 200,
  response: ownTranscript,
  alsoProduces: ["text/plain", "text/markdown"],
  errors: [],
});

const segmentParams = slugParams.extend({ id });

export const correctSegment = defineOperation({
  id: "transcripts.correctSegment",
  method: "PATCH",
  path: "/api/sessions/{slug}/transcript/segments/{id}",
  summary:
    "Correct the text or the speaker of what was written, once the session has ended; members of the space only. What was recognised stays, and so does who corrected it.",
  auth: "participant",
  scope: "sessions:write",
  params: segmentParams,
  body: z.strictObject({
    /** Null, or the text that was recognised, takes the corrections of the text back. */
    text: humanText(httpLimits.segmentTextLengthMax).nullable().optional(),
    /** Who of the participants said it; null for whom it was recognised from. */
    identity: identityText.nullable().optional(),
    /** The `revision` that the correction was made on; CORRECTION_CONFLICT says what stands when another came first. */
    basedOn: z.int().min(0).max(2_147_483_646),
  }),
  status: 200,
  response: transcriptSegment,
  errors: ["FORBIDDEN", "TRANSCRIPT_NOT_READY", "CORRECTION_CONFLICT"],
});

export const segmentCorrection = z.object({
  /** 0 for what was recognised, then one more with each correction. */
  revision: z.int(),
  text: z.string(),
  identity: identityText,
  name: z.string(),
  /** Null for what was recognised, for systems, and for people whose account is gone. */
  correctedBy: z.object({ name: z.string().nullable() }).nullable(),
  at: time,
});
export type SegmentCorrection = z.infer<typeof segmentCorrection>;

export const listCorrections = defineOperation({
  id: "transcripts.listCorrections",
  method: "GET",
  path: "/api/sessions/{slug}/transcript/segments/{id}/corrections",
  summary:
    "What was recognised, and the corrections of it in the order they were made; of very many the newest hundred. Members of the space only.",
  auth: "participant",
  scope: "transcripts:read",
  params: segmentParams,
  status: 200,
  response: z.object({ items: z.array(segmentCorrection) }),
  errors: ["FORBIDDEN"],
});
