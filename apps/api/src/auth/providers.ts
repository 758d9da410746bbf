import type { OAuthConfig, OIDCConfig, Provider } from "@auth/core/providers";
import google from "@auth/core/providers/google";
import type { GoogleProfile } from "@auth/core/providers/google";
import type { Profile, TokenSet } from "@auth/core/types";
import { decodeJwt } from "jose";
import { verifiedAddress } from "./verified-address.ts";

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
  // Safe: `profile` passes only a verified address on, and `decideLinking` has decided about its owner's account.
  allowDangerousEmailAccountLinking: true,
  // We never call a provider in a user's name: what is not kept cannot leak.
  account: () => ({}),
} satisfies Partial<OAuthConfig<Profile>>;

export function googleProvider(client: OAuthClient): Provider {
  return google({
    ...client,
    ...shared,
    profile: (claims: GoogleProfile) => ({
      id: claims.sub,
      name: claims.name,
      email: verifiedAddress([claims], { trustsSilence: false }),
      image: claims.picture,
    }),
  });
}

/** Addresses of pictures are left out: the provider would see who looks at whom. */
export function oidcProvider(client: OidcClient): Provider {
  const { issuer, name, clientId, clientSecret, trustsAddresses } = client;
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
      const token = claimsIn(tokens);
      const { sub, name: called, preferred_username: handle } = { ...token, ...userinfo };
      return {
        id: textOr(sub),
        name: textOr(called ?? handle),
        email: verifiedAddress([userinfo, token], { trustsSilence: trustsAddresses }),
      };
    },
  };
  return provider;
}

function claimsIn({ id_token: token }: TokenSet): Partial<Profile> {
  return typeof token === "string" ? decodeJwt(token) : {};
}

function textOr(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
