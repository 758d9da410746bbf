import { enforceInBackground, shutOutMember } from "../../sessions/use-cases/enforce-access.ts";
import type { Slug, SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { keepsAnOwner } from "../ownership.ts";
import type { SpaceMemberView } from "../space.ts";
import type { SpaceRole } from "../../vocabulary/spaces.ts";
import type { SpaceDeps } from "./deps.ts";
import { requireMember, requireOwner } from "./membership.ts";

interface MemberInput {
  userId: UserId;
  spaceId: SpaceId;
  memberId: UserId;
}

/** The people of a space, for its members. */
export function listMembers({ store }: Pick<SpaceDeps, "store">) {
  return async (input: {
    userId: UserId;
    spaceId: SpaceId;
  }): Promise<Result<readonly SpaceMemberView[]>> => {
    const member = await requireMember(store, input);
    return member.ok ? ok(await store.members.list(input.spaceId)) : member;
  };
}

/**
 * Gives a member another role; owners only. Invitations and API keys are an owner's word: those of a person who is none any more are revoked.
 * LAST_OWNER when the space would be left without an owner.
 */
export function changeMemberRole({ store, clock }: Pick<SpaceDeps, "store" | "clock">) {
  return (input: MemberInput & { role: SpaceRole }): Promise<Result<null>> =>
    store.transaction(async (repositories) => {
      await repositories.spaces.lock(input.spaceId);
      const owner = await requireOwner(repositories, input);
      if (!owner.ok) return owner;
      const kept = await mayBecome(repositories, input, input.role);
      if (!kept.ok) return kept;
      const done = await repositories.members.setRole(input.spaceId, input.memberId, input.role);
      if (!done) return refuse("NOT_FOUND");
      const { spaceId, memberId, role } = input;
      if (role !== "OWNER")
        await revokeOwnersGrants(repositories, { spaceId, memberId, now: clock.now() });
      return ok(null);
    });
}

/**
 * Removes a member: an owner removes any member, a member only themselves. LAST_OWNER as above. Their open tasks are
 * unassigned, their own invitations and API keys are revoked, and the live sessions of the space are closed to them until
 * they join again from outside.
 */
export function removeMember(deps: Pick<SpaceDeps, "store" | "clock" | "rooms" | "background">) {
  return async (input: MemberInput): Promise<Result<null>> => {
    const removed = await remove(deps, input);
    if (!removed.ok) return removed;
    enforceInBackground(deps, removed.value);
    return ok(null);
  };
}

/** Says in which live sessions they took part. */
function remove(
  { store, clock }: Pick<SpaceDeps, "store" | "clock">,
  input: MemberInput,
): Promise<Result<Slug[]>> {
  return store.transaction(async (repositories) => {
    await repositories.spaces.lock(input.spaceId);
    const require = input.memberId === input.userId ? requireMember : requireOwner;
    const allowed = await require(repositories, input);
    if (!allowed.ok) return allowed;
    const kept = await mayBecome(repositories, input, null);
    if (!kept.ok) return kept;
    const left = await leaveSpace(repositories, { ...input, at: clock.now() });
    return left === null ? refuse("NOT_FOUND") : ok(left);
  });
}

/**
 * Takes a member out of a space, by their own decision or an owner's, under the space's lock. Says in which live sessions
 * they took part; null when they were no member.
 */
export async function leaveSpace(
  repositories: Repositories,
  { spaceId, userId, memberId, at }: MemberInput & { at: Date },
): Promise<Slug[] | null> {
  const by = { actor: "USER", actorId: userId, at } as const;
  await repositories.tasks.releaseAssignee(spaceId, memberId, by);
  if (!(await repositories.members.remove(spaceId, memberId))) return null;
  await revokeOwnersGrants(repositories, { spaceId, memberId, now: at });
  return shutOutMember(repositories, { spaceId, userId: memberId, now: at });
}

async function revokeOwnersGrants(
  { invitations, apiKeys }: Pick<Repositories, "invitations" | "apiKeys">,
  { spaceId, memberId, now }: Pick<MemberInput, "spaceId" | "memberId"> & { now: Date },
): Promise<void> {
  await invitations.revokeMadeBy(spaceId, memberId, now);
  await apiKeys.revokeMadeBy(spaceId, memberId, now);
}

/** Under the space's lock. */
async function mayBecome(
  { members }: Repositories,
  { spaceId, memberId }: MemberInput,
  after: SpaceRole | null,
): Promise<Result<null>> {
  const member = await members.find(spaceId, memberId);
  if (!member) return refuse("NOT_FOUND");
  return keepsAnOwner({ before: member.role, after, owners: await members.countOwners(spaceId) });
}
