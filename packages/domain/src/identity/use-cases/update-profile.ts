import type { Background } from "../../shared/background.ts";
import type { UserId } from "../../shared/ids.ts";
import { personName } from "../../shared/person-name.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { AvatarReceipt, AvatarStore } from "../avatars.ts";
import { getProfile } from "./get-profile.ts";
import type { SettledProfile } from "./get-profile.ts";

type Deps = Parameters<typeof getProfile>[0] & { avatars: AvatarStore; background: Background };

interface UpdateProfileInput {
  userId: UserId;
  displayName?: string;
  /** What an upload answered; null removes the avatar. */
  avatar?: AvatarReceipt | null;
}

/**
 * Changes what is given. VALIDATION_FAILED for a name of which nothing is seen, UPLOAD_REFUSED for a picture that is
 * not this user's own upload. The picture before is deleted from its store.
 */
export function updateProfile(deps: Deps) {
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
    return getProfile(deps)({ userId: input.userId });
  };
}

/** Undefined when the avatar stays. */
async function addressOf(
  avatars: AvatarStore,
  { userId, avatar }: UpdateProfileInput,
): Promise<Result<string | null | undefined>> {
  return avatar ? avatars.claim(userId, avatar) : ok(avatar);
}
