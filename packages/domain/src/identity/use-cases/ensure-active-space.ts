import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import { spaceId } from "../../shared/ids.ts";
import type { SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories, Store } from "../../shared/store.ts";
import type { Space } from "../../spaces/space.ts";
import { languagesDefault } from "../../vocabulary/languages.ts";
import type { LanguageSetting } from "../../vocabulary/languages.ts";

interface Deps {
  store: Store;
  clock: Clock;
  ids: IdSource;
}

export const firstSpaceName = "My space";

/**
 * The user's active space. Every user has at least one space and an active one: what is missing is made, once, however
 * many requests ask at the same time; `languages` are those of a space that is made. UNAUTHENTICATED when the user is gone.
 */
export function ensureActiveSpace({ store, clock, ids }: Deps) {
  return async ({
    userId,
    languages = languagesDefault,
  }: {
    userId: UserId;
    languages?: LanguageSetting;
  }): Promise<Result<SpaceId>> => {
    const user = await store.users.find(userId);
    if (!user) return refuse("UNAUTHENTICATED");
    if (user.activeSpaceId !== null && (await store.members.find(user.activeSpaceId, userId))) {
      return ok(user.activeSpaceId);
    }
    return store.transaction(async (repositories) => {
      if (!(await repositories.users.lock(userId))) return refuse("UNAUTHENTICATED");
      const [oldest] = await repositories.spaces.listForUser(userId);
      const space =
        oldest?.id ?? (await makeFirst(repositories, userId, { clock, ids, languages }));
      await repositories.users.setActiveSpace(userId, space);
      return ok(space);
    });
  };
}

async function makeFirst(
  { spaces }: Repositories,
  owner: UserId,
  { clock, ids, languages }: Pick<Deps, "clock" | "ids"> & { languages: LanguageSetting },
): Promise<SpaceId> {
  const space: Space = {
    id: spaceId(ids.uuid()),
    name: firstSpaceName,
    mode: "SESSIONS_ONLY",
    guestsAllowed: true,
    timeZone: "UTC",
    recapMail: "OFF",
    defaultEntry: "OPEN",
    chatAllowed: true,
    keptDays: null,
    guestTranscripts: "OFF",
    languages,
    createdAt: clock.now(),
  };
  await spaces.create(space, owner);
  return space.id;
}
