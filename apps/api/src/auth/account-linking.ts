import type { AuthConfig } from "@auth/core";
import { type UserId, userId } from "@rooms/domain/shared/ids";
import type { AuthAdapter } from "./adapter.ts";
import { decideLinking } from "./account-linking-policy.ts";
import { localMethodId } from "./sign-in-methods.ts";

export interface AccountLinkingOptions {
  adapter: AuthAdapter;
  /** Ends every session of an account, unlinks every provider from it, and marks its address as proved. */
  claim: (user: UserId) => Promise<void>;
  isSignedIn: () => Promise<boolean>;
  /** Target of the redirect after a refusal. */
  refusedUrl: string;
}

type SignInCallback = NonNullable<NonNullable<AuthConfig["callbacks"]>["signIn"]>;

/** Gathers the evidence for `decideLinking` and carries its decision out. */
export function accountLinking(options: AccountLinkingOptions): SignInCallback {
  const { adapter, claim, isSignedIn, refusedUrl } = options;
  return async ({ user, account, email }) => {
    if (!account) return false;
    // A request for a link proves nothing yet, and neither does the local sign-in.
    if (email?.verificationRequest === true || account.provider === localMethodId) return true;
    const isMail = account.type === "email";
    const known = isMail ? null : await adapter.getUserByAccount(account);
    const owner = user.email ? await adapter.getUserByEmail(user.email) : null;
    const decision = decideLinking({
      isKnownAccount: Boolean(known),
      isSignedIn: !isMail && (await isSignedIn()),
      // For a new account the providers pass only a verified address on: see `verifiedAddress`.
      isAddressVerified: Boolean(user.email),
      owner: owner ? { isProven: owner.emailVerified !== null } : null,
    });
    if (decision === "claim" && owner) await claim(userId(owner.id));
    return decision === "refuse" ? refusedUrl : true;
  };
}
