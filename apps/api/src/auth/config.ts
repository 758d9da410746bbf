import type { AuthConfig } from "@auth/core";
import type { EmailConfig, Provider } from "@auth/core/providers";
import type { Clock } from "@rooms/domain/shared/clock";
import type { UserId } from "@rooms/domain/shared/ids";
import type { SigningSecrets } from "@rooms/domain/shared/signing-secrets";
import type { Logger } from "@rooms/service-kit/observability";
import { accountLinking } from "./account-linking.ts";
import { withProof } from "./adapter.ts";
import type { AuthAdapter } from "./adapter.ts";
import type { CookieStyle } from "./cookies.ts";
import { mailboxOf } from "./mailbox.ts";
import { authSessionMaxAgeSeconds, authSessionUpdateAgeSeconds } from "./user-sessions.ts";
import { googleProvider, oidcProvider } from "./providers.ts";
import type { OAuthClient, OidcClient } from "./providers.ts";
import {
  localLinkSeconds,
  localMethodId,
  mailLinkMinutes,
  mailMethodId,
} from "./sign-in-methods.ts";

export interface SignInOptions {
  /** E-mail only, without proof. */
  local: boolean;
  /** By a link in a mail. */
  mail: boolean;
  google?: OAuthClient | undefined;
  oidc?: OidcClient | undefined;
}

export interface AuthOptions extends SignInOptions {
  secrets: SigningSecrets;
  adapter: AuthAdapter;
  cookies: CookieStyle;
  clock: Clock;
  log: Logger;
  /** Ends every session of an account, unlinks every provider from it, and marks its address as proved. */
  claim: (user: UserId) => Promise<void>;
}

/** What belongs to one request, so that the configuration does, too. */
export interface AuthScope {
  isSignedIn: () => Promise<boolean>;
  /** The sign-in method whose callback is handled, if one is. */
  methodId: string | undefined;
  /** Takes the link that signs `to` in. */
  deliver: (link: URL, to: string) => Promise<void>;
}

export const authBasePath = "/api/auth";
/** The web's page; Auth.js adds `?error=` when something went wrong. */
export const signInPage = "/signin";

export function authConfig(options: AuthOptions, scope: AuthScope): AuthConfig {
  const { cookies, log } = options;
  const proven = scope.methodId !== localMethodId;
  return {
    basePath: authBasePath,
    secret: [...options.secrets],
    trustHost: true,
    useSecureCookies: cookies.secure,
    cookies: cookiesOf(cookies),
    adapter: withProof(options.adapter, { proven, now: options.clock.now() }),
    session: {
      strategy: "database",
      maxAge: authSessionMaxAgeSeconds,
      updateAge: authSessionUpdateAgeSeconds,
    },
    pages: { signIn: signInPage, error: signInPage },
    providers: providersOf(options, scope),
    callbacks: {
      signIn: accountLinking({
        ...options,
        isSignedIn: scope.isSignedIn,
        refusedUrl: `${signInPage}?error=EmailNotVerified`,
      }),
    },
    logger: {
      error: (error) => log.warn({ reason: error.name }, "sign-in failed"),
      warn: (code) => log.debug({ code }, "sign-in warning"),
      debug: () => undefined,
    },
  };
}

/**
 * Another host of the domain could set what is not named so, and with the state and the verifier of its own sign-in it
 * would link an account of its own to the user who is signed in here.
 */
function cookiesOf(style: CookieStyle): AuthConfig["cookies"] {
  const { httpOnly, secure, path } = style.options;
  return {
    sessionToken: { name: style.sessionName, options: { httpOnly, secure, path, sameSite: "lax" } },
    callbackUrl: { name: style.named("authjs.callback-url") },
    state: { name: style.named("authjs.state") },
    nonce: { name: style.named("authjs.nonce") },
    pkceCodeVerifier: { name: style.named("authjs.pkce.code_verifier") },
  };
}

function providersOf(options: AuthOptions, scope: AuthScope): Provider[] {
  const { local, mail, google, oidc } = options;
  // Auth.js hashes links with the whole list otherwise, and the list changes twice in an exchange.
  const link = { deliver: scope.deliver, secret: options.secrets[0] };
  return [
    ...(local ? [linkProvider({ ...link, id: localMethodId, maxAge: localLinkSeconds })] : []),
    ...(mail ? [linkProvider({ ...link, id: mailMethodId, maxAge: mailLinkMinutes * 60 })] : []),
    ...(google ? [googleProvider(google)] : []),
    ...(oidc ? [oidcProvider(oidc)] : []),
  ];
}

interface LinkMethod extends Pick<AuthScope, "deliver"> {
  id: string;
  /** Seconds. */
  maxAge: number;
  secret: string;
}

function linkProvider({ id, maxAge, secret, deliver }: LinkMethod): EmailConfig {
  return {
    id,
    type: "email",
    name: id,
    maxAge,
    secret,
    normalizeIdentifier: (written) => mailboxOf(written) ?? written,
    sendVerificationRequest: ({ url, identifier }) => deliver(new URL(url), identifier),
  };
}
