import * as contracts from "@rooms/contracts/http";
import type { Invitation as Shown } from "@rooms/contracts/http";
import type { Locale } from "@rooms/contracts/locale";
import { noAvatarColor } from "@rooms/domain/identity/no-avatar-color";
import { userOf } from "@rooms/domain/shared/caller";
import { invitationId, spaceId, type UserId, userId } from "@rooms/domain/shared/ids";
import { ok } from "@rooms/domain/shared/result";
import { invitationLifeMs } from "@rooms/domain/spaces/invitation-rules";
import type { Invitation } from "@rooms/domain/spaces/space";
import {
  acceptInvitation,
  createInvitation,
  listInvitations,
  previewInvitation,
  revokeInvitation,
} from "@rooms/domain/spaces/use-cases/invitations";
import {
  changeMemberRole,
  listMembers,
  removeMember,
} from "@rooms/domain/spaces/use-cases/members";
import { bind } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";
import { spaceOf } from "./spaces.ts";

/** The members of a space, and the invitations by which people become members. */
export function memberRoutes(deps: RouteDeps): Route[] {
  return [
    listMembersRoute(deps),
    changeMemberRoleRoute(deps),
    removeMemberRoute(deps),
    listInvitationsRoute(deps),
    createInvitationRoute(deps),
    revokeInvitationRoute(deps),
    previewInvitationRoute(deps),
    acceptInvitationRoute(deps),
  ];
}

function listMembersRoute(deps: RouteDeps): Route {
  const list = listMembers(deps);
  return bind(contracts.listMembers, async ({ caller, input: { params } }) =>
    mapResult(await list({ userId: caller.userId, spaceId: spaceId(params.id) }), (members) => ({
      items: members.map(({ userId, displayName, email, avatarUrl, role, joinedAt }) => ({
        userId,
        displayName,
        email,
        avatarUrl,
        noAvatarColor: noAvatarColor(email),
        role,
        joinedAt: joinedAt.toISOString(),
      })),
    })),
  );
}

function changeMemberRoleRoute(deps: RouteDeps): Route {
  const change = changeMemberRole(deps);
  return bind(contracts.changeMemberRole, ({ caller, input: { params, body } }) =>
    change({
      userId: caller.userId,
      spaceId: spaceId(params.id),
      memberId: userId(params.userId),
      role: body.role,
    }),
  );
}

function removeMemberRoute(deps: RouteDeps): Route {
  const remove = removeMember(deps);
  return bind(contracts.removeMember, ({ caller, input: { params } }) =>
    remove({
      userId: caller.userId,
      spaceId: spaceId(params.id),
      memberId: userId(params.userId),
    }),
  );
}

function listInvitationsRoute(deps: RouteDeps): Route {
  const list = listInvitations(deps);
  return bind(contracts.listInvitations, async ({ caller, input: { params } }) =>
    mapResult(
      await list({ userId: caller.userId, spaceId: spaceId(params.id) }),
      (invitations) => ({
        items: invitations.map((one) => invitationOf(one, deps.clock.now())),
      }),
    ),
  );
}

const dayMs = 24 * 60 * 60 * 1000;

function createInvitationRoute(deps: RouteDeps): Route {
  const create = createInvitation(deps);
  const mail = mailInvitation(deps);
  return bind(
    contracts.createInvitation,
    async ({ caller: { userId }, input: { params, body }, locale }) => {
      const created = await create({
        userId,
        spaceId: spaceId(params.id),
        email: body.email ?? null,
        role: body.role ?? "MEMBER",
      });
      if (!created.ok) return created;
      const { invitation, token } = created.value;
      const url = new URL(`/invite/${token}`, deps.publicUrl).href;
      return ok({
        invitation: invitationOf(invitation, deps.clock.now()),
        token,
        url,
        mailed: await mail(invitation, { by: userId, url, locale }),
      });
    },
  );
}

/** In the language of the inviter: that of the invited person is unknown. */
function mailInvitation({ store, mailInvitation: send }: RouteDeps) {
  return async (
    { email, spaceId: id }: Invitation,
    { by, url, locale }: { by: UserId; url: string; locale: Locale },
  ): Promise<boolean> => {
    if (email === null) return false;
    const [inviter, space] = await Promise.all([store.users.find(by), store.spaces.find(id)]);
    if (!inviter || !space) return false;
    return send({
      to: email,
      locale,
      url,
      inviter: inviter.displayName ?? inviter.email,
      space: space.name,
      days: Math.round(invitationLifeMs / dayMs),
    });
  };
}

function revokeInvitationRoute(deps: RouteDeps): Route {
  const revoke = revokeInvitation(deps);
  return bind(contracts.revokeInvitation, ({ caller, input: { params } }) =>
    revoke({ userId: caller.userId, invitationId: invitationId(params.id) }),
  );
}

function previewInvitationRoute(deps: RouteDeps): Route {
  const preview = previewInvitation(deps);
  return bind(contracts.previewInvitation, async ({ caller, input: { params } }) =>
    mapResult(await preview({ userId: userOf(caller), token: params.token }), (view) => ({
      ...view,
      expiresAt: view.expiresAt.toISOString(),
    })),
  );
}

function acceptInvitationRoute(deps: RouteDeps): Route {
  const accept = acceptInvitation(deps);
  return bind(contracts.acceptInvitation, async ({ caller, input: { params } }) =>
    mapResult(await accept({ userId: caller.userId, token: params.token }), (space) =>
      spaceOf(space, space.id),
    ),
  );
}

function invitationOf(invitation: Invitation, now: Date): Shown {
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
