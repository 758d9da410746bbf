import { updateTask as operation } from "@rooms/contracts/http";
import { ok, spaceId, taskId, updateTask, userId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { shownTask } from "./views.ts";

export function updateTaskRoute(deps: RouteDeps): Route {
  const update = updateTask(deps);
  return bind(operation, async ({ caller, input: { params, query, body } }) => {
    const { title, status, assigneeId, dueOn } = body;
    const task = await update({
      caller,
      taskId: taskId(params.id),
      ...(query.spaceId !== undefined && { spaceId: spaceId(query.spaceId) }),
      change: {
        ...(title !== undefined && { title }),
        ...(status !== undefined && { status }),
        ...(assigneeId !== undefined && {
          assigneeId: assigneeId === null ? null : userId(assigneeId),
        }),
        ...(dueOn !== undefined && { dueOn }),
      },
    });
    return task.ok ? ok(await shownTask(deps.store.sessions, task.value)) : task;
  });
}
