import type { Adapter } from "@auth/core/adapters";

/** The adapter with e-mail addresses kept in lower case: they name a person in any case. */
export function withLowerCaseEmails(adapter: Adapter): Adapter {
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
