/** What is known about a sign-in when the policy is asked. */
export interface SignInEvidence {
  /** This account at this provider has signed in before. */
  readonly isKnownAccount: boolean;
  /** The browser is signed in already. */
  readonly isSignedIn: boolean;
  /** The provider states that the e-mail address belongs to this person. */
  readonly isAddressVerified: boolean;
  /** The user who has this address here. */
  readonly owner: { readonly isProven: boolean } | null;
}

/**
 * - `allow`: the sign-in continues, with the account that is linked, with one linked to the user who is signed in, with
 *   one linked to the owner of the address, or with a new user.
 * - `claim`: the address is verified now and was never verified before: the person takes the account over, and every
 *   session and provider that it had is removed.
 * - `refuse`: an address that no provider verified proves nothing; any profile can name any address.
 */
export type LinkingDecision = "allow" | "claim" | "refuse";

/** The account-linking policy of docs/decisions/0003-accounts.md. */
export function decideLinking({
  isKnownAccount,
  isSignedIn,
  isAddressVerified,
  owner,
}: SignInEvidence): LinkingDecision {
  if (isKnownAccount || isSignedIn) return "allow";
  if (!isAddressVerified) return "refuse";
  return owner !== null && !owner.isProven ? "claim" : "allow";
}
