import type { TranscriptionLimitKind } from "../vocabulary/sessions.ts";
import type { ErrorCode } from "../vocabulary/errors.ts";

export interface Refusal {
  readonly code: ErrorCode;
  /** Name of the input field at fault, for VALIDATION_FAILED and NAME_REQUIRED. */
  readonly field?: string;
  /** What is wrong with it, for developers; holds no user content. */
  readonly detail?: string;
  /** Which limit refused, for TRANSCRIPTION_LIMIT. */
  readonly limit?: TranscriptionLimitKind;
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
