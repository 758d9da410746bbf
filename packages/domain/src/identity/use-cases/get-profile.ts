import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { profileOf } from "../profile.ts";
import type { Profile } from "../user.ts";
import { ensureActiveSpace } from "./ensure-active-space.ts";

interface Deps {
  store: Store;
  clock: Clock;
  ids: IdSource;
}

/** A profile whose owner has somewhere to work. */
export type SettledProfile = Profile & { readonly activeSpaceId: SpaceId };

/** The signed-in person, with an active space that is made when missing. UNAUTHENTICATED when the account is gone. */
export function getProfile(deps: Deps) {
  return async ({ userId }: { userId: UserId }): Promise<Result<SettledProfile>> => {
    const activeSpaceId = await ensureActiveSpace(deps)({ userId });
    if (!activeSpaceId.ok) return activeSpaceId;
    const user = await deps.store.users.find(userId);
    return user
      ? ok({ ...profileOf(user), activeSpaceId: activeSpaceId.value })
      : refuse("UNAUTHENTICATED");
  };
}
