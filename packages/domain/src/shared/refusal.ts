/**
 * Every code a caller may meet, in one list. Codes are stable: clients branch on them. Wording is not part of them.
 * `apps/api` maps each to an HTTP status in one table that is total over this list.
 */
export const errorCodes = [
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "NOT_FOUND",
  "METHOD_NOT_ALLOWED",
  "ORIGIN_NOT_ALLOWED",
  "VALIDATION_FAILED",
  "PAYLOAD_TOO_LARGE",
  "UNSUPPORTED_MEDIA",
  "RATE_LIMITED",
  "IDEMPOTENCY_CONFLICT",
  "RESOURCE_GONE",
  "SCOPE_MISSING",
  "UPLOAD_REFUSED",
  "LAST_SPACE",
  "LAST_OWNER",
  "LAST_SIGN_IN_METHOD",
  "ALREADY_MEMBER",
  "INVITATION_EXPIRED",
  "INVITATION_REVOKED",
  "INVITATION_USED",
  "INVITATION_FOR_ANOTHER",
  "GUESTS_NOT_ALLOWED",
  "NAME_REQUIRED",
  "INVALID_TRANSITION",
  "SESSION_ENDED",
  "SESSION_EXPIRED",
  "SESSION_NOT_LIVE",
  "NOT_PARTICIPANT",
  "REMOVED_FROM_SESSION",
  "MEMBERS_ONLY",
  "SESSION_LOCKED",
  "ADMISSION_REQUIRED",
  "ENTRY_DENIED",
  "LOBBY_FULL",
  "NOT_WAITING",
  "SESSION_FULL",
  "TRANSCRIPTION_DISABLED",
  "TRANSCRIPTION_OFF",
  "TRANSCRIPTION_LIMIT",
  "TRANSCRIBER_UNAVAILABLE",
  "SEARCH_TOO_BROAD",
  "TRANSCRIPT_NOT_READY",
  "TRANSCRIPT_TOO_LONG",
  "CORRECTION_CONFLICT",
  "ANALYSIS_NOT_READY",
  "ANALYSIS_RUNNING",
  "ANALYSIS_LIMIT",
  "ANALYSER_UNAVAILABLE",
  "SHARE_LIMIT",
  "ROOM_LIMIT",
  "TASKS_DISABLED",
  "TASK_CHANGED",
  "LIVEKIT_UNAVAILABLE",
  "WEBHOOK_SIGNATURE",
  "STORAGE_UNAVAILABLE",
  "DATABASE_UNAVAILABLE",
  "INTERNAL",
] as const;
export type ErrorCode = (typeof errorCodes)[number];

export interface Refusal {
  readonly code: ErrorCode;
  /** Name of the input field at fault, for VALIDATION_FAILED and NAME_REQUIRED. */
  readonly field?: string;
  /** What is wrong with it, for developers; holds no user content. */
  readonly detail?: string;
  /** Which limit refused, for TRANSCRIPTION_LIMIT. */
  readonly limit?: "session-minutes" | "user-minutes" | "session-duration";
  /** What stands since another correction came first, for CORRECTION_CONFLICT; for the client only, never logged. */
  readonly current?: {
    readonly revision: number;
    readonly text: string;
    readonly identity: string;
    readonly name: string;
  };
  /** When asking again may succeed; absent when it never will by waiting. */
  readonly retryAt?: Date;
}
