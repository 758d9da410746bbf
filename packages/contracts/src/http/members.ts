import * as z from "zod";
import { emailLengthMax, emailPattern } from "../addresses.ts";
import { defineOperation } from "./operation.ts";
import { color, id, idParams, time } from "./shared.ts";
import { space, spaceRole } from "./spaces.ts";

export const member = z.object({
  userId: id,
  displayName: z.string().nullable(),
  email: z.string(),
  avatarUrl: z.string().nullable(),
  noAvatarColor: color,
  role: spaceRole,
  joinedAt: time,
});
export type Member = z.infer<typeof member>;

const memberParams = z.object({ id, userId: id });

export const listMembers = defineOperation({
  id: "members.list",
  method: "GET",
  path: "/api/spaces/{id}/members",
  summary: "The people of a space, in the order they came",
  auth: "user",
  params: idParams,
  status: 200,
  response: z.object({ items: z.array(member) }),
  errors: [],
});

export const changeMemberRole = defineOperation({
  id: "members.changeRole",
  method: "PATCH",
  path: "/api/spaces/{id}/members/{userId}",
  summary: "Give a member another role; owners only",
  auth: "user",
  params: memberParams,
  body: z.strictObject({ role: spaceRole }),
  status: 204,
  errors: ["FORBIDDEN", "LAST_OWNER"],
});

export const removeMember = defineOperation({
  id: "members.remove",
  method: "DELETE",
  path: "/api/spaces/{id}/members/{userId}",
  summary: "Remove a member: owners remove any member, members only themselves",
  auth: "user",
  params: memberParams,
  status: 204,
  errors: ["FORBIDDEN", "LAST_OWNER"],
});

export const invitation = z.object({
  id,
  /** Only this address may accept; with null the link's first holder may. */
  email: z.string().nullable(),
  role: spaceRole,
  createdAt: time,
  expiresAt: time,
  expired: z.boolean(),
});
export type Invitation = z.infer<typeof invitation>;

export const listInvitations = defineOperation({
  id: "invitations.list",
  method: "GET",
  path: "/api/spaces/{id}/invitations",
  summary: "Invitations that still wait, newest first; owners only",
  auth: "user",
  params: idParams,
  status: 200,
  response: z.object({ items: z.array(invitation) }),
  errors: ["FORBIDDEN"],
});

/** Of one mailbox, as people type it. */
export const emailAddress = z.email({ pattern: emailPattern }).max(emailLengthMax);

export const createInvitation = defineOperation({
  id: "invitations.create",
  method: "POST",
  path: "/api/spaces/{id}/invitations",
  summary: "Invite by link, or one address; owners only. The link is told this once.",
  auth: "user",
  // No Idempotency-Key: a kept answer would keep the token.
  rate: "create",
  params: idParams,
  body: z.strictObject({
    email: emailAddress.nullable().default(null).optional(),
    role: spaceRole.default("MEMBER").optional(),
  }),
  status: 201,
  response: z.object({
    invitation,
    /** Part of the link; for `acceptInvitation`. */
    token: z.string(),
    /** `<public address>/invite/<token>`. */
    url: z.string(),
    /** Whether it is on its way to the address; otherwise the inviter hands the link on. */
    mailed: z.boolean(),
  }),
  errors: ["FORBIDDEN", "ALREADY_MEMBER"],
});

export const revokeInvitation = defineOperation({
  id: "invitations.revoke",
  method: "DELETE",
  path: "/api/invitations/{id}",
  summary: "Take an invitation back; owners only",
  auth: "user",
  params: idParams,
  status: 204,
  errors: ["FORBIDDEN", "INVITATION_USED"],
});

const tokenParams = z.object({ token: z.string().min(1).max(200) });

export const invitationPreview = z.object({
  spaceName: z.string(),
  /** Null when the inviter's account is gone or has no name. */
  inviterName: z.string().nullable(),
  role: spaceRole,
  expiresAt: time,
  /** What the caller can do with it. For a caller who is not signed in, one for an address is OPEN. */
  standing: z.enum(["OPEN", "MEMBER", "FOR_ANOTHER", "EXPIRED", "REVOKED", "USED"]),
});
export type InvitationPreview = z.infer<typeof invitationPreview>;

export const previewInvitation = defineOperation({
  id: "invitations.preview",
  method: "GET",
  path: "/api/invitations/{token}/preview",
  summary: "What an invitation offers, before accepting it; for its link's holder",
  auth: "public",
  params: tokenParams,
  status: 200,
  response: invitationPreview,
  errors: [],
});

export const acceptInvitation = defineOperation({
  id: "invitations.accept",
  method: "POST",
  path: "/api/invitations/{token}/accept",
  summary: "Become a member; the space is active from now on",
  auth: "user",
  params: tokenParams,
  status: 200,
  response: space,
  errors: ["INVITATION_EXPIRED", "INVITATION_REVOKED", "INVITATION_USED", "INVITATION_FOR_ANOTHER"],
});
