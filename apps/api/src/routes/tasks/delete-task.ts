import { deleteTask as operation } from "@rooms/contracts/http";
import { deleteTask, spaceId, taskId } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";

export function deleteTaskRoute(deps: RouteDeps): Route {
  const remove = deleteTask(deps);
  return bind(operation, ({ caller, input: { params, query } }) =>
    remove({
      caller,
      taskId: taskId(params.id),
      ...(query.spaceId !== undefined && { spaceId: spaceId(query.spaceId) }),
    }),
  );
}
