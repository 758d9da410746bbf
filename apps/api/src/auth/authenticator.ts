import type { Caller } from "@rooms/domain/shared/caller";
import { isSlug, type Slug } from "@rooms/domain/shared/ids";
import type { ApiKeyScope } from "@rooms/domain/vocabulary/spaces";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { AppEnv } from "../http/types.ts";
import type { CookieStyle } from "./cookies.ts";
import { guestCookieName } from "./guest-passes.ts";
import type { GuestPasses } from "./guest-passes.ts";
import type { UserSessions } from "./user-sessions.ts";

/** The authenticated caller of a request, and the rate-limit key. */
export interface Principal {
  readonly caller: Caller;
  /** Scopes of an API key; null for users, guests and visitors, whose rights depend on the session. */
  readonly scopes: readonly ApiKeyScope[] | null;
  /** The rate-limit key; for users, guests and API keys also the owner of idempotency keys. */
  readonly account: string;
}

/** Authenticates API keys, as Authorization headers carry them. */
export interface ApiKeyAuth {
  /** Null when the key is unknown or revoked. */
  find(secret: string): Promise<Principal | null>;
}

export interface Authenticator {
  /** Null when the Authorization header holds no valid API key. */
  authenticate(context: Context<AppEnv>): Promise<Principal | null>;
}

interface AuthenticatorOptions {
  userSessions: UserSessions;
  guestPasses: GuestPasses;
  apiKeys: ApiKeyAuth;
  cookies: CookieStyle;
}

const bearer = /^Bearer (\S+)$/i;

export function createAuthenticator({
  userSessions,
  guestPasses,
  apiKeys,
  cookies,
}: AuthenticatorOptions): Authenticator {
  async function user(context: Context<AppEnv>): Promise<Principal | null> {
    const token = getCookie(context, cookies.sessionName);
    const signedIn = token === undefined ? null : await userSessions.find(token);
    if (token === undefined || !signedIn) return null;
    if (signedIn.extendedUntil) {
      setCookie(context, cookies.sessionName, token, {
        ...cookies.options,
        expires: signedIn.extendedUntil,
      });
    }
    const { userId } = signedIn;
    return { caller: { kind: "user", userId }, scopes: null, account: `user:${userId}` };
  }

  async function guest(context: Context<AppEnv>, slug: Slug): Promise<Principal | null> {
    const cookie = getCookie(context, cookies.named(guestCookieName(slug)));
    const pass = cookie === undefined ? null : await guestPasses.read(cookie, slug);
    if (!pass) return null;
    const { identity } = pass;
    return { caller: { kind: "guest", identity }, scopes: null, account: `guest:${identity}` };
  }

  return {
    async authenticate(context) {
      const authorization = context.req.header("authorization");
      if (authorization !== undefined) {
        const secret = bearer.exec(authorization)?.[1];
        return secret === undefined ? null : apiKeys.find(secret);
      }
      const slug = context.req.param("slug");
      return (
        (await user(context)) ??
        (slug !== undefined && isSlug(slug) ? await guest(context, slug) : null) ?? {
          caller: { kind: "visitor" },
          scopes: null,
          account: `address:${context.get("clientAddress")}`,
        }
      );
    },
  };
}
