import { ok, refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { Invitation } from "./space.ts";

export const invitationLifeMs = 7 * 24 * 60 * 60 * 1000;
/** Characters of the token in the link: 192 bits. */
export const invitationTokenLength = 32;

export type InvitationStatus = "OPEN" | "FOR_ANOTHER" | "EXPIRED" | "REVOKED" | "USED";

/** What the holder of this e-mail can do with it now; null for a person whose e-mail is not known yet. */
export function invitationStatus(
  invitation: Invitation,
  { email, now }: { email: string | null; now: Date },
): InvitationStatus {
  if (invitation.revokedAt) return "REVOKED";
  if (invitation.acceptedAt) return "USED";
  if (invitation.expiresAt <= now) return "EXPIRED";
  const fits = invitation.email === null || email === null;
  return fits || invitation.email === email.toLowerCase() ? "OPEN" : "FOR_ANOTHER";
}

/** Whether the holder of this e-mail may accept now. */
export function acceptable(
  invitation: Invitation,
  holder: { email: string; now: Date },
): Result<null> {
  const status = invitationStatus(invitation, holder);
  return status === "OPEN" ? ok(null) : refuse(`INVITATION_${status}`);
}
