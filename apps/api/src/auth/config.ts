import type { AuthConfig } from "@auth/core";
import type { Adapter } from "@auth/core/adapters";
import type { EmailConfig, Provider } from "@auth/core/providers";
import google from "@auth/core/providers/google";
import type { Logger } from "@rooms/observability";
import type { CookieStyle } from "./cookies.ts";
import { localProviderId } from "./local-link.ts";
import { authSessionMaxAgeSeconds, authSessionUpdateAgeSeconds } from "./people.ts";

interface OAuthClient {
  clientId: string;
  clientSecret: string;
}

export interface SignInOptions {
  /** E-mail only, without proof. */
  local: boolean;
  google?: OAuthClient | undefined;
  oidc?: (OAuthClient & { issuer: string; name: string }) | undefined;
}

export interface AuthOptions extends SignInOptions {
  secret: string;
  adapter: Adapter;
  cookies: CookieStyle;
  log: Logger;
}

export const authBasePath = "/api/auth";
/** The web's page; Auth.js adds `?error=` when something went wrong. */
const signInPage = "/signin";

/** `onLocalLink` is given the link that a mail would carry; it belongs to one request, so the configuration does, too. */
export function authConfig(options: AuthOptions, onLocalLink: (link: URL) => void): AuthConfig {
  return {
    basePath: authBasePath,
    secret: options.secret,
    trustHost: true,
    useSecureCookies: options.cookies.secure,
    adapter: options.adapter,
    session: {
      strategy: "database",
      maxAge: authSessionMaxAgeSeconds,
      updateAge: authSessionUpdateAgeSeconds,
    },
    pages: { signIn: signInPage, error: signInPage },
    providers: providersOf(options, onLocalLink),
    callbacks: {
      // An address the provider did not verify could be anybody's.
      signIn: ({ profile }) => profile?.email_verified !== false,
    },
    logger: {
      error: (error) => options.log.warn({ reason: error.name }, "sign-in failed"),
      warn: (code) => options.log.debug({ code }, "sign-in warning"),
      debug: () => undefined,
    },
  };
}

function providersOf(options: SignInOptions, onLocalLink: (link: URL) => void): Provider[] {
  const { local, google: googleClient, oidc } = options;
  return [
    ...(local ? [localProvider(onLocalLink)] : []),
    ...(googleClient ? [google(googleClient)] : []),
    ...(oidc ? [{ id: "oidc", type: "oidc" as const, ...oidc }] : []),
  ];
}

function localProvider(onLink: (link: URL) => void): EmailConfig {
  return {
    id: localProviderId,
    type: "email",
    name: "Local",
    maxAge: 60,
    sendVerificationRequest: ({ url }) => onLink(new URL(url)),
  };
}
