import type { Clock } from "@rooms/domain/shared/clock";
import type { SpaceId } from "@rooms/domain/shared/ids";
import { ok, refuse } from "@rooms/domain/shared/result";
import type { Result } from "@rooms/domain/shared/result";
import type { Store } from "@rooms/domain/shared/store";
import type { Space, SpaceMemberView } from "@rooms/domain/spaces/space";

export interface SpaceFacts {
  readonly space: Space;
  readonly members: readonly SpaceMemberView[];
}

/** NOT_FOUND. */
export async function showSpace(store: Store, id: SpaceId): Promise<Result<SpaceFacts>> {
  const space = await store.spaces.find(id);
  return space ? ok({ space, members: await store.members.list(id) }) : refuse("NOT_FOUND");
}

/**
 * Makes a person an owner of a space, a member of it or not: for one whose owners cannot be reached. NOT_FOUND for a space
 * or a person that is not there.
 */
export async function addOwner(
  { store, clock }: { store: Store; clock: Clock },
  { space: id, email }: { space: SpaceId; email: string },
): Promise<Result<SpaceFacts>> {
  const added = await store.transaction(async ({ spaces, members, users }) => {
    const space = await spaces.lock(id);
    const user = await users.findByEmail(email);
    if (!space || !user) return refuse("NOT_FOUND");
    const isNew = await members.add({
      spaceId: id,
      userId: user.id,
      role: "OWNER",
      joinedAt: clock.now(),
    });
    if (!isNew) await members.setRole(id, user.id, "OWNER");
    return ok(null);
  });
  return added.ok ? showSpace(store, id) : added;
}
