import type { Space } from "@rooms/contracts/http";
import type { MemberSpace, SpaceId } from "@rooms/domain";

export function spaceOf(space: MemberSpace, activeSpaceId: SpaceId | null): Space {
  const { id, name, mode, guestsAllowed, timeZone, recapMail } = space;
  const { defaultEntry, role, memberCount, createdAt } = space;
  return {
    id,
    name,
    mode,
    guestsAllowed,
    timeZone,
    recapMail,
    defaultEntry,
    role,
    memberCount,
    active: id === activeSpaceId,
    createdAt: createdAt.toISOString(),
  };
}
