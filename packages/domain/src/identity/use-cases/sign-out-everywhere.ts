import type { UserId } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";

/** Ends every session of this person, on all devices. Repeating it does no harm. */
export function signOutEverywhere({ store }: { store: Store }) {
  return async ({ userId }: { userId: UserId }): Promise<Result<null>> =>
    store.transaction(async ({ users }) => {
      await users.signOutEverywhere(userId);
      return ok(null);
    });
}
