import { updateSession as operation } from "@rooms/contracts/http";
import { slug, updateSession } from "@rooms/domain";
import { bind } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { mapResult } from "../map-result.ts";
import { planChangeOf } from "../plan.ts";
import { sessionViewOf } from "./views.ts";

export function updateSessionRoute(deps: RouteDeps): Route {
  const update = updateSession(deps);
  return bind(operation, async ({ caller, input: { params, body }, log }) => {
    const updated = await update({
      caller,
      slug: slug(params.slug),
      ...(body.title !== undefined && { title: body.title }),
      ...(body.entry !== undefined && { entry: body.entry }),
      ...(body.locked !== undefined && { locked: body.locked }),
      ...(body.pastOpen !== undefined && { pastOpen: body.pastOpen }),
      ...planChangeOf(body),
    });
    if (updated.ok && body.pastOpen !== undefined) {
      const { session } = updated.value;
      const by = caller.kind === "user" ? caller.userId : caller.kind;
      log.info({ sessionId: session.id, pastOpen: body.pastOpen, by }, "past opened or closed");
    }
    const hearing = await deps.hearing();
    return mapResult(updated, (view) => sessionViewOf(view, hearing));
  });
}
