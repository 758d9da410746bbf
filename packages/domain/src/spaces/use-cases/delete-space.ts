import { listLiveIn } from "../../sessions/use-cases/shut-out.ts";
import type { SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { SpaceDeps } from "./deps.ts";
import { requireOwner } from "./membership.ts";

/**
 * Deletes a space and everything in it; owners only, LAST_SPACE when it is the caller's last. Members for whom it was
 * active get another one; a member who has no other gets a new one with their next request.
 */
export function deleteSpace({
  store,
  rooms,
  background,
}: Pick<SpaceDeps, "store" | "rooms" | "background">) {
  return async (input: { userId: UserId; spaceId: SpaceId }): Promise<Result<null>> => {
    const deleted = await store.transaction(async (repositories) => {
      // The user's lock keeps two deletions at once from taking their last two spaces.
      await repositories.users.lockWithActiveIn(input.userId, input.spaceId);
      const owner = await requireOwner(repositories, input);
      if (!owner.ok) return owner;
      const spaces = await repositories.spaces.listForUser(input.userId);
      if (spaces.length <= 1) return refuse("LAST_SPACE");
      const live = await listLiveIn(repositories, input.spaceId);
      await repositories.spaces.delete(input.spaceId);
      return ok(live);
    });
    if (!deleted.ok) return deleted;
    for (const slug of deleted.value) {
      background.run("close the room of a deleted space", () => rooms.close(slug));
    }
    return ok(null);
  };
}
