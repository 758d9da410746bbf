import { participantRoles } from "@rooms/domain/vocabulary/sessions";
import * as z from "zod";
import { transcriptGap } from "./http/transcripts.ts";
import { id, identityText, languageSetting, slug, time } from "./http/shared.ts";

/**
 * The finalised transcript of a session, as it lies in blob storage and as `GET …/transcript/raw` gives it. The shape of a
 * format number only grows: readers leave aside what they do not know. Times in milliseconds are of the session clock, which
 * starts at `session.startedAt`.
 */
export const transcriptDocumentFormat = "rooms.transcript/1";

const participant = z.object({
  identity: identityText,
  /** What they were called last. No other participant bears it; a number tells namesakes apart. */
  name: z.string(),
  role: z.enum(participantRoles),
  /** Came by the link, without an account. */
  guest: z.boolean(),
  /** Came with an account from outside the space; left out of documents of before. */
  outsider: z.boolean().optional(),
  joinedAt: time,
  /** Null when the end of the session found them in it. */
  leftAt: time.nullable(),
  /** Speech that was heard of them, and the part of it that was transcribed. */
  talkMs: z.number(),
  transcribedMs: z.number(),
});

const chatMessage = z.object({
  id,
  /** Place in the order of sending. */
  seq: z.int(),
  identity: identityText,
  /** What its author was called when they sent it. */
  name: z.string(),
  text: z.string(),
  sentAt: time,
  sentAtMs: z.int(),
});

const segment = z.object({
  id,
  utteranceId: z.string(),
  /** Place in the order of storing. */
  seq: z.int(),
  /** Who spoke and what they said, as corrected. */
  identity: identityText,
  /** What the speaker was called when it was spoken. */
  name: z.string(),
  text: z.string(),
  /** What was recognised, where a member corrected it; null where it stands. */
  original: z.object({ text: z.string(), identity: identityText }).nullable(),
  /** BCP 47, where the engine said it. */
  language: z.string().nullable(),
  /** 0–1. */
  confidence: z.number().nullable(),
  startedAtMs: z.int(),
  endedAtMs: z.int(),
  /** Of `text`; those of a corrected text are placed by what was recognised. */
  words: z.array(
    z.object({
      word: z.string(),
      startedAtMs: z.number(),
      endedAtMs: z.number(),
      confidence: z.number().nullable(),
    }),
  ),
});

export const transcriptDocument = z.object({
  format: z.literal(transcriptDocumentFormat),
  /** Of the document of this session, from 1: what came late, or was corrected, makes the next. */
  version: z.int().min(1),
  writtenAt: time,
  session: z.object({
    id,
    slug,
    title: z.string().nullable(),
    startedAt: time,
    endedAt: time,
    /** As hosts set them last; none where they were found out. Left out of documents of before. */
    languages: languageSetting.optional(),
  }),
  /** In the order of joining. */
  participants: z.array(participant),
  /** That were heard: BCP 47, in alphabetical order. */
  languages: z.array(z.string()),
  /** What heard the session. */
  engines: z.array(z.string()),
  /** `ratio` is null where there was no speech. */
  coverage: z.object({
    speechMs: z.number(),
    transcribedMs: z.number(),
    ratio: z.number().min(0).max(1).nullable(),
  }),
  usage: z.object({
    /** Audio that went to the engine: what a vendor charges for. */
    billedSeconds: z.number(),
    finals: z.int(),
    streams: z.array(
      z.object({
        engine: z.string(),
        lane: z.int(),
        openedAt: time,
        closedAt: time.nullable(),
        billedSeconds: z.number(),
      }),
    ),
  }),
  /** Speech that was heard and not transcribed, in the order of speaking. */
  gaps: z.array(transcriptGap),
  /** What people wrote to all, in the order of sending; left out of documents of before. */
  chat: z.array(chatMessage).optional(),
  /** In the order of speaking. Empty when nothing was said. Last, so that a reader can take the head alone. */
  segments: z.array(segment),
});
export type TranscriptDocument = z.infer<typeof transcriptDocument>;
export type TranscriptDocumentHead = Omit<TranscriptDocument, "segments">;
export type TranscriptDocumentSegment = TranscriptDocument["segments"][number];
