import type { Profile } from "@auth/core/types";

/** What a provider says about a person, in one place: its token, or its userinfo endpoint. */
export type Claims = Partial<Profile>;

interface Options {
  /** Whether an address counts as verified where the provider does not say. */
  trustsSilence: boolean;
}

/**
 * The address that a provider says is theirs, if there is one. It is named by the first of `sources` that names any, and
 * only what is said about this very address counts: another one's proof, in another place, is none.
 */
export function verifiedAddress(
  sources: readonly Claims[],
  { trustsSilence }: Options,
): string | undefined {
  const address = sources.map(({ email }) => textOr(email)).find((one) => one !== undefined);
  if (address === undefined) return undefined;
  const said = sources
    .filter(({ email }) => textOr(email)?.toLowerCase() === address.toLowerCase())
    .map((source): unknown => source.email_verified)
    .filter((one) => one !== undefined);
  const isVerified = said.length === 0 ? trustsSilence : said.every(isYes);
  return isVerified ? address : undefined;
}

// Some write the word instead of the value.
const isYes = (said: unknown): boolean => said === true || said === "true";

function textOr(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
