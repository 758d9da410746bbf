import type { UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { invitationStatus } from "../invitation-rules.ts";
import type { InvitationStatus } from "../invitation-rules.ts";
import type { SpaceRole } from "../../vocabulary/spaces.ts";
import type { SpaceDeps } from "./deps.ts";

export interface InvitationPreview {
  readonly spaceName: string;
  /** Null when the inviter's account is gone or has no name. */
  readonly inviterName: string | null;
  readonly role: SpaceRole;
  readonly expiresAt: Date;
  /** What the viewer can do with it. A member may open the link however it ended. */
  readonly standing: InvitationStatus | "MEMBER";
}

/**
 * What an invitation offers to its link's holder, signed in or not. The address it was sent to is not told. To a
 * visitor an invitation for one address is OPEN: whether it is theirs shows once they have signed in.
 */
export function previewInvitation({
  store,
  clock,
  hasher,
}: Pick<SpaceDeps, "store" | "clock" | "hasher">) {
  return async (input: {
    userId: UserId | null;
    token: string;
  }): Promise<Result<InvitationPreview>> => {
    const invitation = await store.invitations.findByTokenHash(await hasher.hash(input.token));
    if (!invitation) return refuse("NOT_FOUND");
    const space = await store.spaces.find(invitation.spaceId);
    if (!space) return refuse("NOT_FOUND");
    const inviter = invitation.createdBy && (await store.users.find(invitation.createdBy));
    const user = input.userId && (await store.users.find(input.userId));
    const member = user && (await store.members.find(space.id, user.id));
    const holder = { email: user ? user.email : null, now: clock.now() };
    return ok({
      spaceName: space.name,
      inviterName: inviter ? inviter.displayName : null,
      role: invitation.role,
      expiresAt: invitation.expiresAt,
      standing: member ? "MEMBER" : invitationStatus(invitation, holder),
    });
  };
}
