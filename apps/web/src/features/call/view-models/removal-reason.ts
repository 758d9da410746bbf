import type { EndReason } from "../room/view-models/end-reason.ts";

const reasons: Readonly<Record<string, EndReason>> = {
  NOT_PARTICIPANT: "shut-out",
  GUESTS_NOT_ALLOWED: "shut-out",
  SESSION_ENDED: "ended-for-all",
  NOT_FOUND: "ended-for-all",
};

/**
 * LiveKit calls a participant who is put out "removed": by a host, or by losing the membership, by leaving elsewhere, because guests
 * were switched off. The code with which the api refuses another token tells which; null when it gives one.
 */
export function removalReasonOf(code: string | null): EndReason {
  return (code === null ? undefined : reasons[code]) ?? "removed";
}
