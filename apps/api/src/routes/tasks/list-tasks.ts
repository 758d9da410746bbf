import { listTasks as operation } from "@rooms/contracts/http";
import { listTasks, ok, sessionId, spaceId, userId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { shownTasks } from "./views.ts";

export function listTasksRoute(deps: RouteDeps): Route {
  const list = listTasks(deps);
  return bind(operation, async ({ caller, input: { query } }) => {
    const page = await list({
      caller,
      ...(query.spaceId !== undefined && { spaceId: spaceId(query.spaceId) }),
      ...(query.status !== undefined && { status: query.status }),
      ...(query.assigneeId !== undefined && { assigneeId: userId(query.assigneeId) }),
      ...(query.sessionId !== undefined && { sessionId: sessionId(query.sessionId) }),
      ...(query.cursor !== undefined && { cursor: query.cursor }),
      ...(query.limit !== undefined && { limit: query.limit }),
    });
    if (!page.ok) return page;
    const { items, nextCursor } = page.value;
    return ok({ items: await shownTasks(deps.store.sessions, items), nextCursor });
  });
}
