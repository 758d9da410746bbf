import type { AuthConfig } from "@auth/core";
import { type UserId, userId } from "@rooms/domain/shared/ids";
import type { AuthAdapter } from "./adapter.ts";
import { admission } from "./admission.ts";
import { localWayId } from "./ways.ts";

export interface AdmitOptions {
  adapter: AuthAdapter;
  /** Ends every session of an account, unlinks every provider from it, and marks its address as proved. */
  claim: (user: UserId) => Promise<void>;
  isSignedIn: () => Promise<boolean>;
  /** Where a refused one is sent. */
  refusedUrl: string;
}

type SignInCallback = NonNullable<NonNullable<AuthConfig["callbacks"]>["signIn"]>;

/** Gathers what `admission` decides on, and carries it out. */
export function admit(options: AdmitOptions): SignInCallback {
  const { adapter, claim, isSignedIn, refusedUrl } = options;
  return async ({ user, account, email }) => {
    if (!account) return false;
    // Asking for a link proves nothing yet, and neither does the local sign-in.
    if (email?.verificationRequest === true || account.provider === localWayId) return true;
    const isMail = account.type === "email";
    const known = isMail ? null : await adapter.getUserByAccount(account);
    const owner = user.email ? await adapter.getUserByEmail(user.email) : null;
    const verdict = admission({
      isKnownAccount: Boolean(known),
      isSignedIn: !isMail && (await isSignedIn()),
      // Of those who are new here, providers let only a verified address through: see `verifiedAddress`.
      isAddressVerified: Boolean(user.email),
      owner: owner ? { isProven: owner.emailVerified !== null } : null,
    });
    if (verdict === "claim" && owner) await claim(userId(owner.id));
    return verdict === "refuse" ? refusedUrl : true;
  };
}
