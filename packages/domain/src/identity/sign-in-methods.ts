import { ok, refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";

/** The ways in that stand open here. */
export interface OpenWays {
  /** Whether one's address is enough: by a mailed link, or by the local sign-in. */
  readonly byAddress: boolean;
  /** Ids of the providers one may sign in with. */
  readonly providers: readonly string[];
}

/**
 * Whether a user with accounts at the providers `linked` may unlink the one at `provider`.
 * NOT_FOUND when they have none there, LAST_SIGN_IN_METHOD when nothing else would let them in.
 */
export function unlinking(
  provider: string,
  { linked, open }: { linked: readonly string[]; open: OpenWays },
): Result<null> {
  if (!linked.includes(provider)) return refuse("NOT_FOUND");
  const others = linked.filter((one) => one !== provider && open.providers.includes(one));
  return open.byAddress || others.length > 0 ? ok(null) : refuse("LAST_SIGN_IN_METHOD");
}
