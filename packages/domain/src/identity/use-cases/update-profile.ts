import type { UserId } from "../../shared/ids.ts";
import { refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { ProfileChange } from "../user.ts";
import { getProfile } from "./get-profile.ts";
import type { SettledProfile } from "./get-profile.ts";

const displayNameMax = 80;

/** Changes what is given. VALIDATION_FAILED for a name that is blank or too long. */
export function updateProfile(deps: Parameters<typeof getProfile>[0]) {
  return async (input: {
    userId: UserId;
    change: ProfileChange;
  }): Promise<Result<SettledProfile>> => {
    const displayName = input.change.displayName?.trim();
    if (displayName !== undefined && (displayName === "" || displayName.length > displayNameMax)) {
      return refuse("VALIDATION_FAILED", { field: "displayName" });
    }
    const change = displayName === undefined ? input.change : { ...input.change, displayName };
    const user = await deps.store.users.updateProfile(input.userId, change);
    return user ? getProfile(deps)({ userId: user.id }) : refuse("UNAUTHENTICATED");
  };
}
