import type { CaptureFailure } from "@rooms/audio-worklet";
import type { TranscriptionStatus } from "./status.ts";

/** What becomes of this page's own speech while the transcription runs. */
export type OwnSpeech =
  /** As far as is known it is transcribed; or it is not, for a reason that concerns all. */
  | { readonly kind: "fine" }
  /** "Do not transcribe me". */
  | { readonly kind: "silenced" }
  /** This page cannot capture, and the server takes the speech from the room. */
  | { readonly kind: "from-room"; readonly failure: CaptureFailure }
  /** This page cannot capture, and nothing else does. */
  | { readonly kind: "unheard"; readonly failure: CaptureFailure };

export interface OwnSpeechFacts {
  readonly speak: boolean;
  /** Another device of the person's brings their speech; this page only reads along. */
  readonly beside: boolean;
  readonly failure: CaptureFailure | null;
  readonly status: TranscriptionStatus;
  /** Null before LiveKit told it. */
  readonly identity: string | null;
}

export function ownSpeech({ speak, beside, failure, status, identity }: OwnSpeechFacts): OwnSpeech {
  if (status.kind !== "live" && status.kind !== "degraded") return { kind: "fine" };
  if (beside) return { kind: "fine" };
  if (!speak) return { kind: "silenced" };
  if (failure === null) return { kind: "fine" };
  const isHeard = identity !== null && status.heardIdentities.includes(identity);
  return { kind: isHeard ? "from-room" : "unheard", failure };
}
