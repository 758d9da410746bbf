import { ok, refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { Invitation } from "./space.ts";

export const invitationLifeMs = 7 * 24 * 60 * 60 * 1000;
/** Characters of the token in the link: 192 bits. */
export const invitationTokenLength = 32;

/** Whether the holder of this e-mail may accept now. */
export function acceptable(
  invitation: Invitation,
  { email, now }: { email: string; now: Date },
): Result<null> {
  if (invitation.revokedAt) return refuse("INVITATION_REVOKED");
  if (invitation.acceptedAt) return refuse("INVITATION_USED");
  if (invitation.expiresAt <= now) return refuse("INVITATION_EXPIRED");
  const mine = invitation.email === null || invitation.email === email.toLowerCase();
  return mine ? ok(null) : refuse("INVITATION_FOR_ANOTHER");
}
