import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { databaseOn } from "@rooms/db";
import { accounts, authSessions, users, verificationTokens } from "@rooms/db/schema";
import { systemClock } from "@rooms/domain/shared/clock";
import type { Mailer } from "@rooms/domain/shared/mailer";
import { ok } from "@rooms/domain/shared/result";
import type { Store } from "@rooms/domain/shared/store";
import type { Logger } from "@rooms/service-kit/observability";
import type { Pool } from "@rooms/db";
import { authAdapter } from "./auth/adapter.ts";
import type { AuthRoutesOptions } from "./auth/auth-routes.ts";
import { cookieStyle } from "./auth/cookies.ts";
import type { LinkMailer } from "./auth/link-delivery.ts";
import { createUserSessions } from "./auth/user-sessions.ts";
import type { Env } from "./env.ts";
import type { RateLimiter } from "./http/rate-limiter.ts";
import { signInOptions } from "./sign-in-options.ts";

interface Built {
  pool: Pool;
  store: Store;
  limiter: RateLimiter;
  mailer: Mailer | null;
  log: Logger;
}

const clock = systemClock;

export function authOptions(env: Env, { pool, store, mailer, ...built }: Built): AuthRoutesOptions {
  const tables = {
    usersTable: users,
    accountsTable: accounts,
    sessionsTable: authSessions,
    verificationTokensTable: verificationTokens,
  };
  const adapter = authAdapter(DrizzleAdapter(databaseOn(pool), tables), {
    secrets: env.authSecrets,
    clock,
    async renameSession(names) {
      await store.transaction(async (repositories) => {
        await repositories.users.renameAuthSession(names);
        return ok(null);
      });
    },
  });
  return {
    ...built,
    ...signInOptions(env),
    secrets: env.authSecrets,
    publicUrl: env.PUBLIC_URL,
    adapter,
    clock,
    cookies: cookieStyle(env.PUBLIC_URL),
    userSessions: createUserSessions(adapter, clock),
    mailer: mailer && linkMailer(mailer),
    async claim(user) {
      await store.transaction(async (repositories) => {
        await repositories.users.claim(user, clock.now());
        return ok(null);
      });
    },
  };
}

function linkMailer(mailer: Mailer): LinkMailer {
  return ({ to, link, locale, minutes }) =>
    mailer.send({ kind: "sign-in", to, locale, url: link.href, minutes });
}
