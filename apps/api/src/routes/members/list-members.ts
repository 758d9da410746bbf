import { listMembers as operation } from "@rooms/contracts/http";
import { listMembers, noAvatarColor, spaceId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";

export function listMembersRoute(deps: RouteDeps): Route {
  const list = listMembers(deps);
  return bind(operation, async ({ caller, input: { params } }) =>
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
