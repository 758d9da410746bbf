import type { SpaceId, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { SpaceMember } from "../space.ts";

interface Who {
  userId: UserId;
  spaceId: SpaceId;
}

/** The caller's membership; NOT_FOUND where there is none, so that foreign spaces do not show. */
export async function requireMember(
  { members }: Pick<Repositories, "members">,
  { userId, spaceId }: Who,
): Promise<Result<SpaceMember>> {
  const member = await members.find(spaceId, userId);
  return member ? ok(member) : refuse("NOT_FOUND");
}

/** As `requireMember`, and FORBIDDEN to members who are no owners. */
export async function requireOwner(
  repositories: Pick<Repositories, "members">,
  who: Who,
): Promise<Result<SpaceMember>> {
  const member = await requireMember(repositories, who);
  if (!member.ok || member.value.role === "OWNER") return member;
  return refuse("FORBIDDEN");
}
