import type { RoomId, Slug, SpaceId } from "../shared/ids.ts";
import type { Cursor } from "../shared/page.ts";
import type { Room, RoomItem } from "./room.ts";

export type RoomChange = Partial<
  Pick<Room, "name" | "entry" | "languages" | "plan" | "planRevision">
>;

export interface RoomRepository {
  /** Adds it; false when the slug is taken. */
  create(room: Room): Promise<boolean>;
  /** How many the space has. Decide on it only while holding the space's lock. */
  count(space: SpaceId): Promise<number>;
  /** Newest first, of one space only. */
  list(query: { spaceId: SpaceId; after?: Cursor; limit: number }): Promise<RoomItem[]>;
  /** The room with this slug in any space, or null; the caller decides who may see it. */
  findBySlug(slug: Slug): Promise<RoomItem | null>;
  /** Locked until the transaction ends: of several who open it at once one makes the session. */
  lock(space: SpaceId, id: RoomId): Promise<Room | null>;
  /** Writes what is given; null when the space has no such room. */
  update(space: SpaceId, id: RoomId, change: RoomChange): Promise<RoomItem | null>;
  /** Removes it; its sessions stay. False when there is none. */
  delete(space: SpaceId, id: RoomId): Promise<boolean>;
}
