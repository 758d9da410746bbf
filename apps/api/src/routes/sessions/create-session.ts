import { createSession as operation } from "@rooms/contracts/http";
import { createSession, getSession, slug, spaceId } from "@rooms/domain";
import { bindCreate } from "../../http/bind.ts";
import type { Route } from "../../http/bind.ts";
import type { RouteDeps } from "../deps.ts";
import { forMember } from "../for-member.ts";
import { mapResult } from "../map-result.ts";
import { planChangeOf } from "../plan.ts";
import { memberSessionOf } from "./views.ts";

export function createSessionRoute(deps: RouteDeps): Route {
  const create = createSession(deps);
  const find = getSession(deps);
  return bindCreate(
    operation,
    async ({ caller, input: { body } }) => {
      const created = await create({
        caller,
        title: body.title ?? null,
        ...(body.entry !== undefined && { entry: body.entry }),
        ...planChangeOf(body),
        ...(body.spaceId !== undefined && { spaceId: spaceId(body.spaceId) }),
      });
      const hearing = await deps.hearing();
      return mapResult(created, (view) => memberSessionOf(view, hearing));
    },
    async ({ caller, made }) => forMember(await find({ caller, slug: slug(made.slug) })),
  );
}
