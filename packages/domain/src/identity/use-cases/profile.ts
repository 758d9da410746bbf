import type { Background } from "../../shared/background.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { SpaceId, UserId } from "../../shared/ids.ts";
import { personName } from "../../shared/person-name.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import type { LanguageSetting } from "../../vocabulary/languages.ts";
import type { AvatarReceipt, AvatarStore } from "../avatars.ts";
import { profileOf } from "../profile.ts";
import type { Profile } from "../user.ts";
import { ensureActiveSpace } from "./ensure-active-space.ts";

interface Deps {
  store: Store;
  clock: Clock;
  ids: IdSource;
}

/** A profile whose owner has somewhere to work. */
export type SettledProfile = Profile & { readonly activeSpaceId: SpaceId };

/** The signed-in person, with an active space that is made when missing. UNAUTHENTICATED when the account is gone. */
export function getProfile(deps: Deps) {
  return async (input: {
    userId: UserId;
    /** Of the first space, where it is made now. */
    languages?: LanguageSetting;
  }): Promise<Result<SettledProfile>> => {
    const { userId } = input;
    const activeSpaceId = await ensureActiveSpace(deps)(input);
    if (!activeSpaceId.ok) return activeSpaceId;
    const user = await deps.store.users.find(userId);
    return user
      ? ok({ ...profileOf(user), activeSpaceId: activeSpaceId.value })
      : refuse("UNAUTHENTICATED");
  };
}

type UpdateDeps = Deps & { avatars: AvatarStore; background: Background };

interface UpdateProfileInput {
  userId: UserId;
  /** Of the first space, where it is made now. */
  languages?: LanguageSetting;
  displayName?: string;
  /** What an upload answered; null removes the avatar. */
  avatar?: AvatarReceipt | null;
}

/**
 * Changes what is given. VALIDATION_FAILED for a name of which nothing is seen, UPLOAD_REFUSED for a picture that is
 * not this user's own upload. The picture before is deleted from its store.
 */
export function updateProfile(deps: UpdateDeps) {
  return async (input: UpdateProfileInput): Promise<Result<SettledProfile>> => {
    const { displayName: typed } = input;
    const displayName = typed === undefined ? undefined : personName(typed);
    if (displayName === null) return refuse("VALIDATION_FAILED", { field: "displayName" });
    const address = await addressOf(deps.avatars, input);
    if (!address.ok) return address;
    const avatarUrl = address.value;
    const updated = await deps.store.transaction(async ({ users }) => {
      const before = await users.lock(input.userId);
      const user = await users.updateProfile(input.userId, {
        ...(displayName !== undefined && { displayName }),
        ...(avatarUrl !== undefined && { avatarUrl }),
      });
      return before && user ? ok(before) : refuse("UNAUTHENTICATED");
    });
    if (!updated.ok) return updated;
    const old = updated.value.avatarUrl;
    if (avatarUrl !== undefined && old !== null && old !== avatarUrl) {
      deps.background.run("remove avatar", () => deps.avatars.remove(old));
    }
    return getProfile(deps)(input);
  };
}

/** Undefined when the avatar stays. */
async function addressOf(
  avatars: AvatarStore,
  { userId, avatar }: UpdateProfileInput,
): Promise<Result<string | null | undefined>> {
  return avatar ? avatars.claim(userId, avatar) : ok(avatar);
}
