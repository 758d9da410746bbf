import type { SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { MemberSpace, SpaceChange } from "../space.ts";
import { isSpaceName } from "../space-name.ts";
import type { SpaceDeps } from "./deps.ts";
import { requireOwner } from "./membership.ts";

/** Renames, changes the mode, or lets guests in or not; owners only. */
export function updateSpace({ store }: Pick<SpaceDeps, "store">) {
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
    await store.spaces.update(input.spaceId, {
      ...input.change,
      ...(name === undefined ? {} : { name }),
    });
    const space = await store.spaces.findForUser(input.spaceId, input.userId);
    return space ? ok(space) : refuse("NOT_FOUND");
  };
}
