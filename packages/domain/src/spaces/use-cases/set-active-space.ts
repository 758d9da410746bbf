import type { SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { MemberSpace } from "../space.ts";
import type { SpaceDeps } from "./deps.ts";

/** Makes one of the caller's spaces the one they work in. */
export function setActiveSpace({ store }: Pick<SpaceDeps, "store">) {
  return (input: { userId: UserId; spaceId: SpaceId }): Promise<Result<MemberSpace>> =>
    store.transaction(async ({ spaces, users }) => {
      const space = await spaces.findForUser(input.spaceId, input.userId);
      if (!space) return refuse("NOT_FOUND");
      await users.setActiveSpace(input.userId, space.id);
      return ok(space);
    });
}
