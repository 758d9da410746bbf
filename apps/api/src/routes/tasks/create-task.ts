import { createTask as operation } from "@rooms/contracts/http";
import { createTask, ok, spaceId, userId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { shownTask } from "./views.ts";

export function createTaskRoute(deps: RouteDeps): Route {
  const create = createTask(deps);
  return bind(operation, async ({ caller, input: { body } }) => {
    const { title, assigneeId, dueOn } = body;
    const task = await create({
      caller,
      title,
      ...(body.spaceId !== undefined && { spaceId: spaceId(body.spaceId) }),
      ...(assigneeId !== undefined && {
        assigneeId: assigneeId === null ? null : userId(assigneeId),
      }),
      ...(dueOn !== undefined && { dueOn }),
    });
    return task.ok ? ok(await shownTask(deps.store.sessions, task.value)) : task;
  });
}
