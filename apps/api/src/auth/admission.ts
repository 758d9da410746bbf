/** What is known when a provider vouches for somebody. */
export interface Vouched {
  /** Somebody signed in by this very account at this provider before. */
  readonly isKnownAccount: boolean;
  /** The browser that asks is signed in here already. */
  readonly isSignedIn: boolean;
  /** The provider says that the e-mail address is theirs. */
  readonly isAddressVerified: boolean;
  /** Who has this address here. */
  readonly owner: { readonly isProven: boolean } | null;
}

/**
 * - `enter`: they come in, by the account they have, one linked to whom they are signed in as, one linked to the owner
 *   of the address, or a new one.
 * - `claim`: the address is theirs and nobody proved it before: they take the account, and whoever was in it is out.
 * - `refuse`: anybody can write an address of somebody else into their profile at some provider.
 */
export type Admission = "enter" | "claim" | "refuse";

/** The rules of docs/decisions/0003-accounts.md. */
export function admission({
  isKnownAccount,
  isSignedIn,
  isAddressVerified,
  owner,
}: Vouched): Admission {
  if (isKnownAccount || isSignedIn) return "enter";
  if (!isAddressVerified) return "refuse";
  return owner !== null && !owner.isProven ? "claim" : "enter";
}
