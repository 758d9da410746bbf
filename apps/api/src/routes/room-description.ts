import { liveRoomMetadata } from "@rooms/contracts/http";
import type { LiveRoomMetadata } from "@rooms/contracts/http";
import type { Session } from "@rooms/domain/sessions/session";
import { pausesAfter } from "@rooms/domain/transcription/pauses";
import type { TranscriptionPause } from "@rooms/domain/transcription/pauses";
import { jsonOrNull } from "@rooms/service-kit/json";
import type { TranscriptionMode } from "@rooms/domain/vocabulary/sessions";

/** A decision on a session's transcription: what, by whom in the room, and when. */
export interface Decision {
  readonly mode: TranscriptionMode;
  readonly by: string | null;
  readonly atMs: number;
}

/** The room's metadata after a decision, out of that before it and the session as it is now. */
export function describedBy(decision: Decision, before: string, now: Session): string {
  const pauses = pausesIn(before);
  // A later decision publishes its own author, and what it makes of the pauses.
  if (now.transcription !== decision.mode) {
    return written({ transcription: { mode: now.transcription, by: null }, pauses: [...pauses] });
  }
  const atMs = decision.atMs - (now.startedAt?.getTime() ?? decision.atMs);
  return written({
    transcription: decision,
    pauses: [...pausesAfter(pauses, { ...decision, atMs })],
  });
}

const written = (metadata: LiveRoomMetadata): string => JSON.stringify(metadata);

/** None where a release that did not keep them described the room, or none did. */
export function pausesIn(metadata: string): readonly TranscriptionPause[] {
  const read = liveRoomMetadata.safeParse(jsonOrNull(metadata));
  return (read.success && read.data.pauses) || [];
}
