import type { UserId } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { unlinking } from "../sign-in-methods.ts";
import type { OpenWays } from "../sign-in-methods.ts";

interface Deps {
  store: Store;
  openWays: OpenWays;
}

interface LinkedProvider {
  /** Id of the provider. */
  readonly id: string;
  /** Whether something else would still let them in without it. */
  readonly canUnlink: boolean;
}

/** The providers that let this person in. */
export function listLinkedProviders({ store, openWays: open }: Deps) {
  return async ({ userId }: { userId: UserId }): Promise<Result<readonly LinkedProvider[]>> => {
    const linked = await store.users.linkedProviders(userId);
    return ok(linked.map((id) => ({ id, canUnlink: unlinking(id, { linked, open }).ok })));
  };
}

interface UnlinkInput {
  userId: UserId;
  provider: string;
}

/** Unlinks every account at this provider: from then on none of them signs in. Refuses as `unlinking` says. */
export function unlinkProvider({ store, openWays: open }: Deps) {
  return async ({ userId, provider }: UnlinkInput): Promise<Result<null>> =>
    store.transaction(async ({ users }) => {
      // Otherwise two at once could each leave the other as the last way in.
      await users.lock(userId);
      const verdict = unlinking(provider, { linked: await users.linkedProviders(userId), open });
      if (verdict.ok) await users.unlinkProvider(userId, provider);
      return verdict;
    });
}
