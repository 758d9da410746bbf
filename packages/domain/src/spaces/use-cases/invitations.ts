import { invitationId } from "../../shared/ids.ts";
import type { InvitationId, SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { SpaceRole } from "../../vocabulary/spaces.ts";
import {
  acceptable,
  invitationLifeMs,
  invitationStatus,
  invitationTokenLength,
} from "../invitation-rules.ts";
import type { InvitationStatus } from "../invitation-rules.ts";
import type { Invitation, MemberSpace } from "../space.ts";
import type { SpaceDeps } from "./deps.ts";
import { requireOwner } from "./membership.ts";

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

export interface CreateInvitationInput {
  userId: UserId;
  spaceId: SpaceId;
  /** Null makes a link that its first holder may use, once. */
  email: string | null;
  role: SpaceRole;
}

/** Invites; owners only. The token stands in the link and is told this once. ALREADY_MEMBER for a member's address. */
export function createInvitation({
  store,
  clock,
  ids,
  hasher,
}: Pick<SpaceDeps, "store" | "clock" | "ids" | "hasher">) {
  return async (
    input: CreateInvitationInput,
  ): Promise<Result<{ invitation: Invitation; token: string }>> => {
    const token = ids.token(invitationTokenLength);
    const tokenHash = await hasher.hash(token);
    return store.transaction(async (repositories) => {
      // None is made in the moment in which its maker stops being an owner.
      await repositories.spaces.lock(input.spaceId);
      const owner = await requireOwner(repositories, input);
      if (!owner.ok) return owner;
      const email = input.email?.trim().toLowerCase() ?? null;
      const invited = email === null ? null : await repositories.users.findByEmail(email);
      if (invited && (await repositories.members.find(input.spaceId, invited.id)))
        return refuse("ALREADY_MEMBER");
      const now = clock.now();
      const invitation: Invitation = {
        id: invitationId(ids.uuid()),
        spaceId: input.spaceId,
        email,
        role: input.role,
        createdBy: input.userId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + invitationLifeMs),
        acceptedAt: null,
        acceptedBy: null,
        revokedAt: null,
      };
      await repositories.invitations.create(invitation, tokenHash);
      return ok({ invitation, token });
    });
  };
}

/** Invitations that still wait, newest first, expired ones included; owners only. */
export function listInvitations({ store }: Pick<SpaceDeps, "store">) {
  return async (input: {
    userId: UserId;
    spaceId: SpaceId;
  }): Promise<Result<readonly Invitation[]>> => {
    const owner = await requireOwner(store, input);
    return owner.ok ? ok(await store.invitations.listWaiting(input.spaceId)) : owner;
  };
}

/** Takes an invitation back; owners of its space only. */
export function revokeInvitation({ store, clock }: Pick<SpaceDeps, "store" | "clock">) {
  return async (input: { userId: UserId; invitationId: InvitationId }): Promise<Result<null>> => {
    const invitation = await store.invitations.find(input.invitationId);
    if (!invitation) return refuse("NOT_FOUND");
    const owner = await requireOwner(store, { userId: input.userId, spaceId: invitation.spaceId });
    if (!owner.ok) return owner;
    const done = await store.invitations.revoke(invitation.spaceId, invitation.id, clock.now());
    return done ? ok(null) : refuse("INVITATION_USED");
  };
}

/** Becomes a member, with the space active from now on. A member who opens the link again keeps their role. */
export function acceptInvitation({
  store,
  clock,
  hasher,
}: Pick<SpaceDeps, "store" | "clock" | "hasher">) {
  return async (input: { userId: UserId; token: string }): Promise<Result<MemberSpace>> => {
    const tokenHash = await hasher.hash(input.token);
    return store.transaction(async ({ invitations, members, spaces, users }) => {
      // The space before what hangs on it, in the order in which a deletion takes them.
      const named = await invitations.findByTokenHash(tokenHash);
      if (!named || !(await spaces.lock(named.spaceId))) return refuse("NOT_FOUND");
      const invitation = await invitations.lockByTokenHash(tokenHash);
      if (!invitation) return refuse("NOT_FOUND");
      const user = await users.find(input.userId);
      if (!user) return refuse("UNAUTHENTICATED");
      const already = await members.find(invitation.spaceId, user.id);
      if (!already) {
        const now = clock.now();
        const allowed = acceptable(invitation, { email: user.email, now });
        if (!allowed.ok) return allowed;
        await members.add({
          spaceId: invitation.spaceId,
          userId: user.id,
          role: invitation.role,
          joinedAt: now,
        });
        await invitations.accept(invitation.id, user.id, now);
      }
      await users.setActiveSpace(user.id, invitation.spaceId);
      const space = await spaces.findForUser(invitation.spaceId, user.id);
      return space ? ok(space) : refuse("NOT_FOUND");
    });
  };
}
