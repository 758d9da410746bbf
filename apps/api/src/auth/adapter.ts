import type { Adapter } from "@auth/core/adapters";
import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { databaseOn } from "@rooms/db";
import { accounts, authSessions, users, verificationTokens } from "@rooms/db/schema";
import type { Pool } from "pg";

/** Auth.js's own adapter on our tables. E-mail addresses are kept in lower case: they name a person in any case. */
export function createAuthAdapter(pool: Pool): Adapter {
  const adapter: Adapter = DrizzleAdapter(databaseOn(pool), {
    usersTable: users,
    accountsTable: accounts,
    sessionsTable: authSessions,
    verificationTokensTable: verificationTokens,
  });
  return {
    ...adapter,
    async createUser(user) {
      const created = await adapter.createUser?.({ ...user, email: user.email.toLowerCase() });
      if (!created) throw new Error("The adapter makes no users.");
      return created;
    },
    getUserByEmail: async (email) => (await adapter.getUserByEmail?.(email.toLowerCase())) ?? null,
  };
}
