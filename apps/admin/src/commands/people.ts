import type { User } from "@rooms/domain/identity/user";
import { refuse, ok } from "@rooms/domain/shared/result";
import type { Result } from "@rooms/domain/shared/result";
import type { Store } from "@rooms/domain/shared/store";
import type { MemberSpace } from "@rooms/domain/spaces/space";

/** What the installation holds about a person. */
export interface PersonFacts {
  readonly user: User;
  readonly providers: readonly string[];
  readonly spaces: readonly MemberSpace[];
}

/** NOT_FOUND. */
export async function showPerson(store: Store, email: string): Promise<Result<PersonFacts>> {
  const user = await store.users.findByEmail(email);
  if (!user) return refuse("NOT_FOUND");
  return ok({
    user,
    providers: await store.users.linkedProviders(user.id),
    spaces: await store.spaces.listForUser(user.id),
  });
}

/** Ends every sign-in of a person, as they can themselves. NOT_FOUND. */
export async function signOutPerson(store: Store, email: string): Promise<Result<User>> {
  return store.transaction(async ({ users }) => {
    const user = await users.findByEmail(email);
    if (!user) return refuse("NOT_FOUND");
    await users.signOutEverywhere(user.id);
    return ok(user);
  });
}
