import { listSessions as operation } from "@rooms/contracts/http";
import { listSessions, roomId, spaceId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { memberSessionOf } from "./views.ts";

export function listSessionsRoute(deps: RouteDeps): Route {
  const list = listSessions(deps);
  return bind(operation, async ({ caller, input: { query } }) => {
    const { spaceId: space, status, text, roomId: room, upcoming, cursor, limit } = query;
    const page = await list({
      caller,
      ...(space !== undefined && { spaceId: spaceId(space) }),
      ...(status !== undefined && { status }),
      ...(text !== undefined && { text }),
      ...(room !== undefined && { roomId: roomId(room) }),
      ...(upcoming !== undefined && { upcoming }),
      ...(cursor !== undefined && { cursor }),
      ...(limit !== undefined && { limit }),
    });
    const hearing = await deps.hearing();
    return mapResult(page, ({ items, nextCursor }) => ({
      items: items.map((item) => memberSessionOf(item, hearing)),
      nextCursor,
    }));
  });
}
