import { spaceId, workingSpace } from "@rooms/domain";
import type { Caller, Result, SpaceId, UserId } from "@rooms/domain";
import type { RouteDeps } from "../deps.ts";

type Person = Extract<Caller, { kind: "user" }>;
type Who = { userId: UserId; spaceId: SpaceId };

/** The caller and the space the request names, or their active one. */
export function inSpace(deps: RouteDeps) {
  const find = workingSpace(deps);
  return async (caller: Person, named: string | undefined): Promise<Result<Who>> => {
    const space = await find(caller, named === undefined ? undefined : spaceId(named));
    if (!space.ok) return space;
    return { ok: true, value: { userId: caller.userId, spaceId: space.value.id } };
  };
}
