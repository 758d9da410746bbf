import { errorCodes, type ErrorCode } from "@rooms/domain/vocabulary/errors";
import { transcriptionLimitKinds } from "@rooms/domain/vocabulary/sessions";
import * as z from "zod";

/**
 * The HTTP status of every code, and a title for people who read answers by hand. OpenAPI error answers and the api's own
 * answers are both made from here.
 */
export const errorTable = {
  UNAUTHENTICATED: { status: 401, title: "Not authenticated" },
  FORBIDDEN: { status: 403, title: "Not allowed" },
  NOT_FOUND: { status: 404, title: "Not found" },
  METHOD_NOT_ALLOWED: { status: 405, title: "Method not allowed" },
  ORIGIN_NOT_ALLOWED: { status: 403, title: "Request from another site" },
  VALIDATION_FAILED: { status: 400, title: "Request not understood" },
  PAYLOAD_TOO_LARGE: { status: 413, title: "Body too large" },
  UNSUPPORTED_MEDIA: { status: 415, title: "Media type not supported" },
  RATE_LIMITED: { status: 429, title: "Too many requests" },
  IDEMPOTENCY_CONFLICT: { status: 409, title: "Idempotency key was used for another request" },
  RESOURCE_GONE: { status: 410, title: "What this request made is gone" },
  SCOPE_MISSING: { status: 403, title: "The API key lacks a scope" },
  UPLOAD_REFUSED: { status: 403, title: "Not an upload of yours, or too long ago" },
  LAST_SPACE: { status: 409, title: "The last space cannot be deleted" },
  LAST_OWNER: { status: 409, title: "A space keeps at least one owner" },
  LAST_SIGN_IN_METHOD: { status: 409, title: "The last sign-in method cannot be unlinked" },
  ALREADY_MEMBER: { status: 409, title: "Already a member" },
  INVITATION_EXPIRED: { status: 410, title: "The invitation has expired" },
  INVITATION_REVOKED: { status: 410, title: "The invitation was revoked" },
  INVITATION_USED: { status: 410, title: "The invitation was used" },
  INVITATION_FOR_ANOTHER: { status: 403, title: "The invitation is for another address" },
  GUESTS_NOT_ALLOWED: { status: 403, title: "Guests are not allowed here" },
  NAME_REQUIRED: { status: 400, title: "A name is required" },
  INVALID_TRANSITION: { status: 409, title: "Not possible in this status" },
  SESSION_ENDED: { status: 409, title: "The session has ended" },
  SESSION_EXPIRED: { status: 409, title: "The session has expired" },
  SESSION_NOT_LIVE: { status: 409, title: "The session is not live" },
  NOT_PARTICIPANT: { status: 403, title: "Join the session first" },
  SESSION_FULL: { status: 409, title: "The session is full" },
  REMOVED_FROM_SESSION: { status: 403, title: "Removed from the session by a host" },
  MEMBERS_ONLY: { status: 403, title: "Only members of the space may come in" },
  SESSION_LOCKED: { status: 403, title: "A host has locked the session" },
  ADMISSION_REQUIRED: { status: 403, title: "A host has to let you in: ask first" },
  ENTRY_DENIED: { status: 403, title: "A host did not let you in" },
  LOBBY_FULL: { status: 409, title: "As many people wait as may" },
  NOT_WAITING: { status: 409, title: "This request is not waiting any more" },
  TRANSCRIPTION_DISABLED: { status: 409, title: "Transcription is switched off here" },
  TRANSCRIPTION_OFF: { status: 409, title: "Transcription of this session is off" },
  TRANSCRIPTION_LIMIT: { status: 409, title: "A transcription limit is reached" },
  TRANSCRIBER_UNAVAILABLE: { status: 503, title: "No transcriber is available" },
  LANGUAGE_NOT_HEARD: { status: 409, title: "No speech-to-text engine here hears a language" },
  CHAT_OFF: { status: 409, title: "The space has no chat" },
  SEARCH_TOO_BROAD: { status: 409, title: "The search takes too long; narrow it" },
  TRANSCRIPT_NOT_READY: { status: 409, title: "The transcript is not ready" },
  TRANSCRIPT_TOO_LONG: { status: 409, title: "The transcript is too long for this format" },
  CORRECTION_CONFLICT: { status: 409, title: "Another correction came first" },
  MARK_LIMIT: { status: 409, title: "The session has as many marks as it may" },
  ANALYSIS_NOT_READY: { status: 409, title: "The analysis is not ready" },
  ANALYSIS_RUNNING: { status: 409, title: "The analysis is running" },
  ANALYSIS_LIMIT: { status: 409, title: "The session was analysed as often as it may be" },
  ANALYSER_UNAVAILABLE: { status: 409, title: "That analyser is not configured here" },
  SHARE_LIMIT: { status: 409, title: "The session has as many links as it may" },
  INVITE_LIMIT: { status: 409, title: "As many invitations were mailed today as may be" },
  ROOM_LIMIT: { status: 409, title: "The space has as many rooms as it may" },
  GLOSSARY_LIMIT: { status: 409, title: "The glossary has as many terms as it may" },
  GLOSSARY_TERM_EXISTS: { status: 409, title: "The glossary has this term" },
  TASKS_DISABLED: { status: 409, title: "Tasks are off in this space" },
  TASK_CHANGED: { status: 409, title: "The task was changed meanwhile" },
  LIVEKIT_UNAVAILABLE: { status: 503, title: "The media server cannot be reached" },
  WEBHOOK_SIGNATURE: { status: 401, title: "Webhook signature not valid" },
  STORAGE_UNAVAILABLE: { status: 503, title: "The file store cannot be reached" },
  DATABASE_UNAVAILABLE: { status: 503, title: "The database cannot be reached" },
  INTERNAL: { status: 500, title: "Something went wrong on our side" },
} as const satisfies Record<ErrorCode, { status: number; title: string }>;

export { errorCodes, type ErrorCode };

export const problemMediaType = "application/problem+json";

/** RFC 9457, with a stable `code` to branch on. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  /** For developers; never shown to people and free of user content. */
  detail: z.string().optional(),
  /** Finds the request in the logs. */
  requestId: z.string().optional(),
  /** Fields at fault, dotted paths from the body, query or params. */
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  /** Which limit refused, with TRANSCRIPTION_LIMIT. */
  limit: z.enum(transcriptionLimitKinds).optional(),
  /** What stands since the other correction, with CORRECTION_CONFLICT. */
  current: z
    .object({ revision: z.int(), text: z.string(), identity: z.string(), name: z.string() })
    .optional(),
  /** When asking again may succeed. */
  retryAt: z.iso.datetime().optional(),
});
export type Problem = z.infer<typeof problem>;
