import type { Caller } from "@rooms/domain/shared/caller";
import { isSlug, type Slug } from "@rooms/domain/shared/ids";
import type { ApiKeyScope } from "@rooms/domain/vocabulary/spaces";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { AppEnv } from "../http/types.ts";
import type { CookieStyle } from "./cookies.ts";
import { guestCookieName } from "./guest-passes.ts";
import type { GuestPasses } from "./guest-passes.ts";
import type { People } from "./people.ts";

/** Who asks, and on whose budget of requests. */
export interface Asker {
  readonly caller: Caller;
  /** What an API key may do; null for people, whom their rights in each session bind. */
  readonly scopes: readonly ApiKeyScope[] | null;
  /** Names the budget; for people and systems also the owner of idempotency keys. */
  readonly account: string;
}

/** What an Authorization header proves, if anything. */
export interface Systems {
  /** Null when the key is unknown or revoked. */
  find(secret: string): Promise<Asker | null>;
}

export interface AskerReader {
  /** Null when an Authorization header was sent that proves nothing. */
  read(context: Context<AppEnv>): Promise<Asker | null>;
}

interface AskerReaderOptions {
  people: People;
  passes: GuestPasses;
  systems: Systems;
  cookies: CookieStyle;
}

const bearer = /^Bearer (\S+)$/i;

export function createAskerReader({
  people,
  passes,
  systems,
  cookies,
}: AskerReaderOptions): AskerReader {
  async function person(context: Context<AppEnv>): Promise<Asker | null> {
    const token = getCookie(context, cookies.sessionName);
    const signedIn = token === undefined ? null : await people.find(token);
    if (token === undefined || !signedIn) return null;
    if (signedIn.prolongedUntil) {
      setCookie(context, cookies.sessionName, token, {
        ...cookies.options,
        expires: signedIn.prolongedUntil,
      });
    }
    const { userId } = signedIn;
    return { caller: { kind: "user", userId }, scopes: null, account: `user:${userId}` };
  }

  async function guest(context: Context<AppEnv>, slug: Slug): Promise<Asker | null> {
    const cookie = getCookie(context, cookies.named(guestCookieName(slug)));
    const pass = cookie === undefined ? null : await passes.read(cookie, slug);
    if (!pass) return null;
    const { identity } = pass;
    return { caller: { kind: "guest", identity }, scopes: null, account: `guest:${identity}` };
  }

  return {
    async read(context) {
      const authorization = context.req.header("authorization");
      if (authorization !== undefined) {
        const secret = bearer.exec(authorization)?.[1];
        return secret === undefined ? null : systems.find(secret);
      }
      const slug = context.req.param("slug");
      return (
        (await person(context)) ??
        (slug !== undefined && isSlug(slug) ? await guest(context, slug) : null) ?? {
          caller: { kind: "visitor" },
          scopes: null,
          account: `address:${context.get("clientAddress")}`,
        }
      );
    },
  };
}
