import type { SpaceId, UserId } from "../shared/ids.ts";

export interface User {
  readonly id: UserId;
  /** Lower case. */
  readonly email: string;
  /** Null until onboarding asked for it. */
  readonly displayName: string | null;
  readonly avatarUrl: string | null;
  readonly activeSpaceId: SpaceId | null;
  readonly createdAt: Date;
}

/** What people see of a user. */
export interface Profile extends User {
  /** Pastel `#rrggbb` behind the initials, the same for the same e-mail everywhere. */
  readonly noAvatarColor: string;
  readonly needsOnboarding: boolean;
}

export interface ProfileChange {
  readonly displayName?: string;
  /** Null removes the avatar. */
  readonly avatarUrl?: string | null;
}
