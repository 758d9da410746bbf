import type { ApiKeyId, GlossaryTermId, InvitationId, SpaceId, UserId } from "../shared/ids.ts";
import type { ApiKey } from "./api-key.ts";
import type { GlossaryTerm } from "./glossary.ts";
import type {
  Invitation,
  MemberSpace,
  Space,
  SpaceChange,
  SpaceMember,
  SpaceMemberView,
} from "./space.ts";
import type { SpaceRole } from "../vocabulary/spaces.ts";

export interface SpaceRepository {
  /** Adds the space and its first owner together. */
  create(space: Space, owner: UserId): Promise<void>;
  /** The spaces a user belongs to, oldest first. */
  listForUser(user: UserId): Promise<MemberSpace[]>;
  /** The space as this user sees it, or null when it does not exist or the user is no member. */
  findForUser(id: SpaceId, user: UserId): Promise<MemberSpace | null>;
  /** The space, without a check of who asks, or null. For joining by link and for systems with an API key of the space. */
  find(id: SpaceId): Promise<Space | null>;
  /** Locks the space until the transaction ends, so that membership decisions about it do not race. */
  lock(id: SpaceId): Promise<Space | null>;
  /** Writes what is given; null when there is no such space. */
  update(id: SpaceId, change: SpaceChange): Promise<Space | null>;
  /**
   * Removes the space and everything in it, queues its stored transcripts for removal, and gives every member for whom
   * it was active their oldest remaining space. False when there was nothing to remove.
   */
  delete(id: SpaceId): Promise<boolean>;
}

export interface MemberRepository {
  /** The membership, or null. */
  find(space: SpaceId, user: UserId): Promise<SpaceMember | null>;
  /** Members in the order they came. */
  list(space: SpaceId): Promise<SpaceMemberView[]>;
  /** Adds the member; false when the user is one already (role unchanged). */
  add(member: SpaceMember): Promise<boolean>;
  /** False when the user is no member. */
  setRole(space: SpaceId, user: UserId, role: SpaceRole): Promise<boolean>;
  /** Removes the member and moves their active space elsewhere when it was this one. False when no member. */
  remove(space: SpaceId, user: UserId): Promise<boolean>;
  /** How many owners the space has. Decide on it only while holding the space's lock. */
  countOwners(space: SpaceId): Promise<number>;
}

export interface InvitationRepository {
  /** Adds the invitation under the hash of its token. */
  create(invitation: Invitation, tokenHash: string): Promise<void>;
  /** Invitations of the space that are neither accepted nor revoked, newest first; expired ones included. */
  listWaiting(space: SpaceId): Promise<Invitation[]>;
  /** The invitation, without a check of who asks, or null. */
  find(id: InvitationId): Promise<Invitation | null>;
  /** The invitation with this token hash, or null. */
  findByTokenHash(tokenHash: string): Promise<Invitation | null>;
  /** The invitation with this token hash, locked until the transaction ends, or null. */
  lockByTokenHash(tokenHash: string): Promise<Invitation | null>;
  /** Marks it accepted. */
  accept(id: InvitationId, by: UserId, at: Date): Promise<void>;
  /** Marks it revoked; false when it was accepted or revoked before. */
  revoke(space: SpaceId, id: InvitationId, at: Date): Promise<boolean>;
  /** Marks all revoked that this person made and that were not accepted. */
  revokeMadeBy(space: SpaceId, by: UserId, at: Date): Promise<void>;
}

export interface ApiKeyRepository {
  /** Adds the key under the hash of its secret. */
  create(key: ApiKey, secretHash: string): Promise<void>;
  /** Keys of the space that are not revoked, newest first. */
  list(space: SpaceId): Promise<ApiKey[]>;
  /** The key with this secret hash unless revoked. */
  findByHash(secretHash: string): Promise<ApiKey | null>;
  /** Notes a use; at most one write per key and minute. */
  touch(id: ApiKeyId, at: Date): Promise<void>;
  /** Revokes; false when the space has no such key in use. */
  revoke(space: SpaceId, id: ApiKeyId, at: Date): Promise<boolean>;
  /** Revokes all keys in use that this person made. */
  revokeMadeBy(space: SpaceId, by: UserId, at: Date): Promise<void>;
}

export interface GlossaryRepository {
  /** All terms of the space in alphabetical order. Decide on them only while holding the space's lock. */
  list(space: SpaceId): Promise<GlossaryTerm[]>;
  create(term: GlossaryTerm): Promise<void>;
  /** Writes what is given; null when the space has no such term. */
  update(
    space: SpaceId,
    id: GlossaryTermId,
    change: Partial<Pick<GlossaryTerm, "term" | "soundsLike">>,
  ): Promise<GlossaryTerm | null>;
  /** False when there is none. */
  delete(space: SpaceId, id: GlossaryTermId): Promise<boolean>;
}
