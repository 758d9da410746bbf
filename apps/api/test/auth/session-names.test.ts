import { expect, it } from "vitest";
import type { AuthAdapter } from "../../src/auth/adapter.ts";
import { withNamelessSessions } from "../../src/auth/session-names.ts";

const secrets = ["the-next-secret", "the-accepted-secret"] as const;
const user = { id: "u", email: "ann@example.com", emailVerified: null };
const expires = new Date(Date.now() + 60_000);

/** Sessions by the names under which they are kept; `onLook` runs before each look. */
function sessionsIn(kept: Set<string>, onLook: () => Promise<void>): AuthAdapter {
  const adapter: Partial<AuthAdapter> = {
    createSession: (session) => {
      kept.add(session.sessionToken);
      return session;
    },
    async getSessionAndUser(name) {
      await onLook();
      return kept.has(name)
        ? { user, session: { sessionToken: name, userId: "u", expires } }
        : null;
    },
  };
  // Only these are called here.
  return adapter as AuthAdapter;
}

it("a session that another request of the browser gives its current name between the two looks is found", async () => {
  const kept = new Set<string>();
  const renameSession = ({ from, to }: { from: string; to: string }): Promise<void> => {
    if (kept.delete(from)) kept.add(to);
    return Promise.resolve();
  };
  const clock = { now: () => new Date() };
  const still = sessionsIn(kept, () => Promise.resolve());
  const old = withNamelessSessions(still, { secrets: [secrets[1]], clock, renameSession });
  await old.createSession({ sessionToken: "token", userId: "u", expires });
  const other = withNamelessSessions(still, { secrets, clock, renameSession });
  let looks = 0;
  const raced = sessionsIn(kept, async () => {
    looks += 1;
    if (looks === 2) await other.getSessionAndUser("token");
  });
  const one = withNamelessSessions(raced, { secrets, clock, renameSession });
  expect((await one.getSessionAndUser("token"))?.user.id).toBe("u");
  expect(looks).toBe(3);
});
