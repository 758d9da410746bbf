import type { Invitation as Shown } from "@rooms/contracts/http";
import type { Invitation } from "@rooms/domain";

export function invitationOf(invitation: Invitation, now: Date): Shown {
  const { id, email, role, createdAt, expiresAt } = invitation;
  return {
    id,
    email,
    role,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt <= now,
  };
}
