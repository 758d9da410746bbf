import type { UserId } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { unlinking } from "../sign-in-methods.ts";
import type { AvailableSignInMethods } from "../sign-in-methods.ts";

interface Deps {
  store: Store;
  available: AvailableSignInMethods;
}

interface LinkedProvider {
  /** Id of the provider. */
  readonly id: string;
  /** Whether another sign-in method would be left. */
  readonly canUnlink: boolean;
}

/** The providers that this user can sign in by. */
export function listLinkedProviders({ store, available }: Deps) {
  return async ({ userId }: { userId: UserId }): Promise<Result<readonly LinkedProvider[]>> => {
    const linked = await store.users.linkedProviders(userId);
    return ok(linked.map((id) => ({ id, canUnlink: unlinking(id, { linked, available }).ok })));
  };
}

interface UnlinkInput {
  userId: UserId;
  provider: string;
}

/** Unlinks every account at this provider: from then on none of them signs in. Refuses as `unlinking` says. */
export function unlinkProvider({ store, available }: Deps) {
  return async ({ userId, provider }: UnlinkInput): Promise<Result<null>> =>
    store.transaction(async ({ users }) => {
      // Two concurrent calls could each count on the method that the other one unlinks.
      await users.lock(userId);
      const verdict = unlinking(provider, {
        linked: await users.linkedProviders(userId),
        available,
      });
      if (verdict.ok) await users.unlinkProvider(userId, provider);
      return verdict;
    });
}

/** Ends every session of this person, on all devices. Repeating it does no harm. */
export function signOutEverywhere({ store }: { store: Store }) {
  return async ({ userId }: { userId: UserId }): Promise<Result<null>> =>
    store.transaction(async ({ users }) => {
      await users.signOutEverywhere(userId);
      return ok(null);
    });
}
