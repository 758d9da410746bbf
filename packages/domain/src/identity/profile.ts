import { noAvatarColor } from "./no-avatar-color.ts";
import type { Profile, User } from "./user.ts";

export function profileOf(user: User): Profile {
  return {
    ...user,
    noAvatarColor: noAvatarColor(user.email),
    needsOnboarding: user.displayName === null,
  };
}
