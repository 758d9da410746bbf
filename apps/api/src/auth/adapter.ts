import { AccessDenied } from "@auth/core/errors";
import type { Adapter } from "@auth/core/adapters";
import { formerMailboxOf, mailboxOf } from "./mailbox.ts";
import { withNamelessSessions } from "./session-names.ts";
import type { SessionNaming } from "./session-names.ts";

const needed = [
  "createUser",
  "getUser",
  "getUserByEmail",
  "getUserByAccount",
  "updateUser",
  "createSession",
  "getSessionAndUser",
  "updateSession",
  "deleteSession",
] as const;

/** An adapter with every method that we rely on. */
export type AuthAdapter = Adapter & Required<Pick<Adapter, (typeof needed)[number]>>;

/** The database as Auth.js sees it here: addresses in one spelling, sessions by a name that does not sign in. */
export function authAdapter(adapter: Adapter, options: SessionNaming): AuthAdapter {
  if (!isWhole(adapter)) throw new Error("The adapter lacks a method that we rely on.");
  return withNamelessSessions(withPlainUsers(adapter), options);
}

function isWhole(adapter: Adapter): adapter is AuthAdapter {
  return needed.every((name) => name in adapter);
}

/** E-mail addresses name a person however they are spelled; names come from providers and can be anything. */
function withPlainUsers(adapter: AuthAdapter): AuthAdapter {
  return {
    ...adapter,
    async createUser(user) {
      // Auth.js passes a missing address on, whatever the type says; `accountLinking` has refused it by now.
      if (!user.email) throw new AccessDenied("An account needs an e-mail address.");
      return adapter.createUser({
        ...user,
        email: canonical(user.email),
        name: displayNameOf(user.name),
      });
    },
    async getUserByEmail(email) {
      const mailbox = canonical(email);
      const former = formerMailboxOf(mailbox);
      const found = await adapter.getUserByEmail(mailbox);
      return found ?? (former === null ? null : adapter.getUserByEmail(former));
    },
  };
}

/** Providers may name what we take for no address; it names a person all the same. */
function canonical(email: string): string {
  return mailboxOf(email) ?? email.toLowerCase();
}

/**
 * The adapter for one way of signing in: a person who comes by a proof of their address has proved it, one who comes
 * by the local sign-in has not.
 */
export function withProof(
  adapter: AuthAdapter,
  options: { proven: boolean; now: Date },
): AuthAdapter {
  const emailVerified = options.proven ? options.now : null;
  return {
    ...adapter,
    createUser: async (user) => adapter.createUser({ ...user, emailVerified }),
    async updateUser({ emailVerified: _, ...user }) {
      if (options.proven) return adapter.updateUser({ ...user, emailVerified });
      if (Object.keys(user).length > 1) return adapter.updateUser(user);
      const unchanged = await adapter.getUser(user.id);
      if (!unchanged) throw new Error("The user is gone.");
      return unchanged;
    },
  };
}

const displayNameMax = 80;

function displayNameOf(name: string | null | undefined): string | null {
  const plain = (name ?? "").replace(/\p{Cc}/gu, " ").trim();
  return Array.from(plain).slice(0, displayNameMax).join("") || null;
}
