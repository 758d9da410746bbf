import type { Profile } from "@rooms/contracts/http";
import type { SettledProfile } from "@rooms/domain";

export function shownProfile(profile: SettledProfile): Profile {
  const { id, email, displayName, avatarUrl, noAvatarColor, activeSpaceId } = profile;
  return {
    id,
    email,
    displayName,
    avatarUrl,
    noAvatarColor,
    activeSpaceId,
    needsOnboarding: profile.needsOnboarding,
    createdAt: profile.createdAt.toISOString(),
  };
}
