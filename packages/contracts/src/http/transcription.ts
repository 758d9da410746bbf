import { languageStates } from "@rooms/domain/vocabulary/languages";
import * as z from "zod";
import { defineOperation } from "./operation.ts";
import { transcriptionMode } from "./sessions.ts";
import {
  id,
  identityText,
  slug,
  slugParams,
  spokenLanguage,
  time,
  timeSince1970,
} from "./shared.ts";

export const realtimeTicket = z.object({
  /** Whole address of the socket. */
  url: z.string(),
  ticket: z.string(),
  identity: identityText,
  /** Ed25519 public key, base64url: finals that come by another way than the socket are checked by it. */
  lineKey: z.string(),
  /** What the ticket is good for. */
  capabilities: z.array(z.enum(["speak", "listen"])),
  expiresAt: time,
});
export type RealtimeTicket = z.infer<typeof realtimeTicket>;

export const getTicket = defineOperation({
  id: "transcription.ticket",
  method: "POST",
  path: "/api/sessions/{slug}/transcription/ticket",
  summary:
    "A ticket for the realtime socket, good for an hour at most; join first. A refusal says which limit, and when it frees.",
  auth: "participant",
  params: slugParams,
  body: z.strictObject({
    /** False asks for a ticket to listen by, which no limit refuses. */
    speak: z.boolean().optional(),
  }),
  status: 200,
  response: realtimeTicket,
  errors: [
    "NOT_PARTICIPANT",
    "SESSION_ENDED",
    "SESSION_EXPIRED",
    "SESSION_NOT_LIVE",
    "REMOVED_FROM_SESSION",
    "GUESTS_NOT_ALLOWED",
    "SESSION_FULL",
    "TRANSCRIPTION_DISABLED",
    "TRANSCRIPTION_LIMIT",
  ],
});

export const offeredLanguage = z.object({
  code: spokenLanguage,
  /** `fetching`: what is needed for it is on its way. `missing`: known, and not heard here. */
  state: z.enum(languageStates),
  /** While it is fetched, where it is known: how much has come. */
  percent: z.number().min(0).max(100).optional(),
});
export type OfferedLanguage = z.infer<typeof offeredLanguage>;

export const listLanguages = defineOperation({
  id: "transcription.languages",
  method: "GET",
  path: "/api/transcription/languages",
  summary: "Who hears here, and which languages; none while no transcriber is up",
  auth: "public",
  status: 200,
  response: z.object({
    /** As in sessions; null while no transcriber is up. */
    engine: z.string().nullable(),
    /** Empty, too, where the engine does not say which it hears: then any may be chosen. */
    languages: z.array(offeredLanguage),
  }),
  errors: [],
});

/** How transcription of a session stands, as its hosts decided it. */
export const transcriptionControl = z.object({
  mode: transcriptionMode,
  serverCapture: z.boolean(),
  /** Identity of the designated transcription host; null while the room is empty. */
  transcriptionHost: identityText.nullable(),
});
export type TranscriptionControl = z.infer<typeof transcriptionControl>;

const control = {
  method: "POST",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  status: 200,
  response: transcriptionControl,
} as const;

export const startTranscription = defineOperation({
  ...control,
  id: "transcription.start",
  path: "/api/sessions/{slug}/transcription/start",
  summary: "Transcribe the room; hosts only. Says which limit refuses and when it frees.",
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE", "TRANSCRIPTION_DISABLED", "TRANSCRIPTION_LIMIT"],
});

export const pauseTranscription = defineOperation({
  ...control,
  id: "transcription.pause",
  path: "/api/sessions/{slug}/transcription/pause",
  summary: "Stop listening for a while; hosts only. What is said meanwhile is shown as a gap.",
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE"],
});

export const stopTranscription = defineOperation({
  ...control,
  id: "transcription.stop",
  path: "/api/sessions/{slug}/transcription/stop",
  summary: "Stop transcribing the room; hosts only",
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE"],
});

export const setTranscriptionHost = defineOperation({
  ...control,
  id: "transcription.setHost",
  path: "/api/sessions/{slug}/transcription-host",
  summary: "Make a participant who is present the transcription host; hosts only",
  body: z.strictObject({ identity: identityText }),
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE", "NOT_PARTICIPANT"],
});

export const setServerCapture = defineOperation({
  ...control,
  id: "transcription.setServerCapture",
  method: "PUT",
  path: "/api/sessions/{slug}/transcription/server-capture",
  summary: "Let the transcriber take the tracks from the room itself, or stop that; hosts only",
  body: z.strictObject({ on: z.boolean() }),
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE"],
});

export const participantUsage = z.object({
  identity: identityText,
  name: z.string(),
  startedAt: time,
  endedAt: time,
  /** Speech that was heard, and the part of it that was transcribed. */
  speechSeconds: z.number(),
  seconds: z.number(),
  /** Begun minutes. */
  minutes: z.int(),
  chunks: z.int(),
  transcripts: z.object({ partial: z.int(), final: z.int() }),
  errors: z.int(),
  pricePerMinute: z.number(),
  cost: z.number(),
});
export type ParticipantUsage = z.infer<typeof participantUsage>;

export const sessionUsage = z.object({
  participants: z.array(participantUsage),
  speechSeconds: z.number(),
  seconds: z.number(),
  /** Transcribed ÷ heard, 0–1; null before the first speech. */
  coverage: z.number().nullable(),
  finals: z.int(),
  cost: z.number(),
  /** On the vendor's side: what was sent over all speech-to-text streams. */
  billedSeconds: z.number(),
  engines: z.array(z.string()),
  /** What models read and wrote to analyse the session, all versions together; null when none was asked. */
  analysis: z.object({ inputTokens: z.int(), outputTokens: z.int(), cost: z.number() }).nullable(),
  /** Of the installation; null is no limit. Minutes are transcribed ones, but those of the session's length. */
  limits: z.object({
    participants: z.int(),
    sessionMinutes: z.number().nullable(),
    userMinutesPerDay: z.number().nullable(),
    durationMinutes: z.number().nullable(),
  }),
});
export type SessionUsage = z.infer<typeof sessionUsage>;

export const getUsage = defineOperation({
  id: "transcription.usage",
  method: "GET",
  path: "/api/sessions/{slug}/transcription/usage",
  summary: "What transcription did and cost so far, by participant and for the session",
  auth: "participant",
  scope: "transcripts:read",
  params: slugParams,
  status: 200,
  response: sessionUsage,
  errors: [],
});

export const saveUsage = defineOperation({
  id: "transcription.saveUsage",
  method: "POST",
  path: "/api/transcription/usage/save",
  summary:
    "What is saved of a session's usage. It is stored as it goes: asking, once or often, neither adds nor loses anything.",
  auth: "user",
  scope: "transcripts:read",
  body: z.strictObject({ slug }),
  status: 200,
  response: z.object({
    /** The moment up to which speech is counted; null before the first speech. */
    savedUntil: time.nullable(),
    usage: sessionUsage,
  }),
  errors: ["NOT_FOUND"],
});

export const getTranscriptionStats = defineOperation({
  id: "transcription.stats",
  method: "GET",
  path: "/api/transcription/stats",
  summary: "Totals of a space's sessions that started in a period; the last 30 days by default",
  auth: "user",
  scope: "space:read",
  query: z.strictObject({
    spaceId: id.optional(),
    from: timeSince1970.optional(),
    until: timeSince1970.optional(),
  }),
  status: 200,
  response: z.object({
    from: time,
    until: time,
    sessions: z.int(),
    speechSeconds: z.number(),
    seconds: z.number(),
    coverage: z.number().nullable(),
    billedSeconds: z.number(),
    finals: z.int(),
  }),
  errors: ["NOT_FOUND"],
});
