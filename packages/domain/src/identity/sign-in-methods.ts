import { ok, refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";

/** The sign-in methods of this installation. */
export interface AvailableSignInMethods {
  /** Whether an e-mail address is enough: by a mailed link, or by the local sign-in. */
  readonly byAddress: boolean;
  /** Ids of the configured providers. */
  readonly providers: readonly string[];
}

/**
 * Whether a user with accounts at the providers `linked` may unlink the one at `provider`.
 * NOT_FOUND when they have none there, LAST_SIGN_IN_METHOD when nothing else would let them in.
 */
export function unlinking(
  provider: string,
  { linked, available }: { linked: readonly string[]; available: AvailableSignInMethods },
): Result<null> {
  if (!linked.includes(provider)) return refuse("NOT_FOUND");
  const others = linked.filter((one) => one !== provider && available.providers.includes(one));
  return available.byAddress || others.length > 0 ? ok(null) : refuse("LAST_SIGN_IN_METHOD");
}
