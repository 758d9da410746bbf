import { enforceInBackground } from "../../sessions/use-cases/enforce-access.ts";
import { listLiveIn } from "../../sessions/use-cases/shut-out.ts";
import type { SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { MemberSpace, SpaceChange } from "../space.ts";
import { isSpaceName } from "../space-name.ts";
import { isTimeZone } from "../time-zone.ts";
import type { SpaceDeps } from "./deps.ts";
import { requireOwner } from "./membership.ts";

/** Changes what is given; owners only. Guests who are switched off are put out of the sessions that go on. */
export function updateSpace(deps: Pick<SpaceDeps, "store" | "clock" | "rooms" | "background">) {
  const { store } = deps;
  return async (input: {
    userId: UserId;
    spaceId: SpaceId;
    change: SpaceChange;
  }): Promise<Result<MemberSpace>> => {
    const owner = await requireOwner(store, input);
    if (!owner.ok) return owner;
    const name = input.change.name?.trim();
    if (name !== undefined && !isSpaceName(name))
      return refuse("VALIDATION_FAILED", { field: "name" });
    const { timeZone } = input.change;
    if (timeZone !== undefined && !isTimeZone(timeZone))
      return refuse("VALIDATION_FAILED", { field: "timeZone", detail: "No such time zone." });
    await store.spaces.update(input.spaceId, {
      ...input.change,
      ...(name === undefined ? {} : { name }),
    });
    if (input.change.guestsAllowed === false)
      enforceInBackground(deps, await listLiveIn(store, input.spaceId));
    const space = await store.spaces.findForUser(input.spaceId, input.userId);
    return space ? ok(space) : refuse("NOT_FOUND");
  };
}
