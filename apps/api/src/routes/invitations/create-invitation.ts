import { createInvitation as operation } from "@rooms/contracts/http";
import type { Locale } from "@rooms/contracts/locale";
import { createInvitation, invitationLifeMs, ok, spaceId } from "@rooms/domain";
import type { Invitation, UserId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { invitationOf } from "./views.ts";

const dayMs = 24 * 60 * 60 * 1000;

export function createInvitationRoute(deps: RouteDeps): Route {
  const create = createInvitation(deps);
  const mail = mailInvitation(deps);
  return bind(operation, async ({ caller: { userId }, input: { params, body }, locale }) => {
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
  });
}

/** In the language of whoever invites: that of the invited is not known. */
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
