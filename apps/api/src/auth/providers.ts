import type { OAuthConfig, OIDCConfig, Provider } from "@auth/core/providers";
import google from "@auth/core/providers/google";
import type { Account, Profile, TokenSet } from "@auth/core/types";
import { decodeJwt } from "jose";

export interface OAuthClient {
  clientId: string;
  clientSecret: string;
}

export interface OidcClient extends OAuthClient {
  issuer: string;
  name: string;
  /** Whether its addresses count as verified when it does not say so. */
  trustsAddresses: boolean;
}

export const googleProviderId = "google";
export const oidcProviderId = "oidc";

const shared = {
  checks: ["pkce", "state", "nonce"],
  // `admission` has decided by then whether an owner of the address is the same person.
  allowDangerousEmailAccountLinking: true,
  // We never call a provider in somebody's name: what is not kept cannot leak.
  account: () => ({}),
} satisfies Partial<OAuthConfig<Profile>>;

export function googleProvider(client: OAuthClient): Provider {
  return google({ ...client, ...shared });
}

/** Addresses of pictures are left out: whoever runs the provider would see who looks at whom. */
export function oidcProvider({ issuer, name, clientId, clientSecret }: OidcClient): Provider {
  const provider: OIDCConfig<Profile> = {
    id: oidcProviderId,
    type: "oidc",
    name,
    issuer,
    clientId,
    clientSecret,
    ...shared,
    // Strict providers tell the address at their userinfo endpoint only, others in the token only.
    idToken: false,
    profile(userinfo, tokens) {
      const claims = { ...claimsIn(tokens), ...userinfo };
      return {
        id: textOr(claims.sub),
        name: textOr(claims.name ?? claims.preferred_username),
        email: textOr(claims.email),
      };
    },
  };
  return provider;
}

/** Whether the provider says that the address is theirs. */
export function isAddressVerified(
  profile: Profile | undefined,
  account: Account,
  oidc: OidcClient | undefined,
): boolean {
  const claims = { ...claimsIn(account), ...profile };
  if (textOr(claims.email) === undefined) return false;
  const said: unknown = claims.email_verified;
  // Some write the word instead of the value.
  if (said === true || said === "true") return true;
  const trusted = account.provider === oidcProviderId && oidc?.trustsAddresses === true;
  return trusted && said === undefined;
}

function claimsIn({ id_token: token }: TokenSet): Partial<Profile> {
  return typeof token === "string" ? decodeJwt(token) : {};
}

function textOr(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
