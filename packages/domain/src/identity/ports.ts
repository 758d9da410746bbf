import type { SpaceId, UserId } from "../shared/ids.ts";
import type { ProfileChange, User } from "./user.ts";

export interface UserRepository {
  /** The user, or null. */
  find(id: UserId): Promise<User | null>;
  /** The user, locked until the surrounding transaction ends, so that two first requests do not both make a space. */
  lock(id: UserId): Promise<User | null>;
  /**
   * Locks the user and all users for whom the space is active: its deletion changes them. In the same order always, so
   * that two deletions at once do not wait for each other.
   */
  lockWithActiveIn(id: UserId, space: SpaceId): Promise<void>;
  /** The user with this e-mail in any case, or null. */
  findByEmail(email: string): Promise<User | null>;
  /** Writes what is given and leaves the rest; null when there is no such user. */
  updateProfile(id: UserId, change: ProfileChange): Promise<User | null>;
  /** Sets the active space; the caller has checked membership in the same transaction. */
  setActiveSpace(id: UserId, space: SpaceId): Promise<void>;
  /** Ends every session of theirs, and takes back every sign-in link under way to their address. */
  signOutEverywhere(id: UserId): Promise<void>;
  /** Keeps a session of a browser under another name; nothing where there is none of that name. */
  renameAuthSession(names: { from: string; to: string }): Promise<void>;
  /** Ids of the providers at which they have an account that lets them in, each once, in order. */
  linkedProviders(id: UserId): Promise<readonly string[]>;
  /** Unlinks every account of theirs at this provider. */
  unlinkProvider(id: UserId, provider: string): Promise<void>;
  /**
   * For the first who proves the address: the same, unlinks every provider, and marks the address as proved, so that
   * the account is claimed once: nothing happens where it was.
   */
  claim(id: UserId, at: Date): Promise<void>;
}
