import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import type { Slug, UserId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import type { SpaceRole } from "../../vocabulary/spaces.ts";
import { roomRightsOf } from "../room.ts";
import type { MemberRoomView, RoomItem, RoomView } from "../room.ts";

type Reading = Pick<Repositories, "rooms" | "members" | "spaces">;

interface Request {
  caller: Caller;
  slug: Slug;
}

export interface RoomForMember {
  readonly room: RoomItem;
  readonly role: SpaceRole | "SYSTEM";
  readonly userId: UserId | null;
}

/** The room for members of its space and its systems; NOT_FOUND to all others. */
export async function roomForMember(
  repositories: Pick<Reading, "rooms" | "members">,
  { caller, slug }: Request,
): Promise<Result<RoomForMember>> {
  const room = await repositories.rooms.findBySlug(slug);
  if (!room) return refuse("NOT_FOUND");
  const role = await roleIn(repositories, room, caller);
  return role === null ? refuse("NOT_FOUND") : ok({ room, role, userId: userOf(caller) });
}

/** One room, as much of it as the caller may see: its link is enough to learn its name and whether a session is on. */
export function getRoom({ store }: { store: Reading }) {
  return async ({ caller, slug }: Request): Promise<Result<RoomView>> => {
    const room = await store.rooms.findBySlug(slug);
    const space = room && (await store.spaces.find(room.spaceId));
    if (!room || !space) return refuse("NOT_FOUND");
    const role = await roleIn(store, room, caller);
    const facts = { room, guestsAllowed: space.guestsAllowed };
    return ok(
      role === null
        ? { ...facts, view: "public" }
        : { ...facts, view: "member", may: roomRightsOf(room, { role, userId: userOf(caller) }) },
    );
  };
}

export async function memberViewOf(
  { spaces }: Pick<Reading, "spaces">,
  { room, role, userId }: RoomForMember,
): Promise<Result<MemberRoomView>> {
  const space = await spaces.find(room.spaceId);
  if (!space) return refuse("NOT_FOUND");
  const may = roomRightsOf(room, { role, userId });
  return ok({ view: "member", room, guestsAllowed: space.guestsAllowed, may });
}

async function roleIn(
  { members }: Pick<Reading, "members">,
  room: RoomItem,
  caller: Caller,
): Promise<SpaceRole | "SYSTEM" | null> {
  if (caller.kind === "system") return caller.spaceId === room.spaceId ? "SYSTEM" : null;
  const userId = userOf(caller);
  const member = userId && (await members.find(room.spaceId, userId));
  return member?.role ?? null;
}
