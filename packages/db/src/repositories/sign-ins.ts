import type { UserRepository } from "@rooms/domain/identity/ports";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { accounts, authSessions, users, verificationTokens } from "../schema/index.ts";

type SignIns = Pick<
  UserRepository,
  "signOutEverywhere" | "renameAuthSession" | "linkedProviders" | "unlinkProvider" | "claim"
>;

/** The part of the users that is about how they get in. */
export function signIns(db: Database): SignIns {
  return {
    async signOutEverywhere(id) {
      await db.delete(authSessions).where(eq(authSessions.userId, id));
      const address = db
        .select({ email: sql`lower(${users.email})` })
        .from(users)
        .where(eq(users.id, id));
      await db
        .delete(verificationTokens)
        .where(inArray(sql`lower(${verificationTokens.identifier})`, address));
    },
    async renameAuthSession({ from, to }) {
      await db
        .update(authSessions)
        .set({ sessionToken: to })
        .where(eq(authSessions.sessionToken, from));
    },
    async linkedProviders(id) {
      const rows = await db
        .select({ provider: accounts.provider })
        .from(accounts)
        .where(eq(accounts.userId, id))
        .groupBy(accounts.provider)
        .orderBy(asc(accounts.provider));
      return rows.map(({ provider }) => provider);
    },
    async unlinkProvider(id, provider) {
      await db
        .delete(accounts)
        .where(and(eq(accounts.userId, id), eq(accounts.provider, provider)));
    },
    async claim(id, at) {
      // First, so that of two at once the second waits, and finds nothing left to claim.
      const claimed = await db
        .update(users)
        .set({ emailVerified: at })
        .where(and(eq(users.id, id), isNull(users.emailVerified)))
        .returning({ id: users.id });
      if (claimed.length === 0) return;
      await this.signOutEverywhere(id);
      await db.delete(accounts).where(eq(accounts.userId, id));
    },
  };
}
