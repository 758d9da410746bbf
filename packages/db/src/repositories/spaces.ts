import type { SpaceId, UserId } from "@rooms/domain/shared/ids";
import type { SpaceRepository } from "@rooms/domain/spaces/ports";
import type { MemberSpace } from "@rooms/domain/spaces/space";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { spaceMembers, spaces } from "../schema/index.ts";
import { afterLockingLeasesOf } from "./lease-locks.ts";
import { firstOf } from "./first.ts";

const columns = {
  id: spaces.id,
  name: spaces.name,
  mode: spaces.mode,
  guestsAllowed: spaces.guestsAllowed,
  timeZone: spaces.timeZone,
  recapMail: spaces.recapMail,
  defaultEntry: spaces.defaultEntry,
  chatAllowed: spaces.chatAllowed,
  keptDays: spaces.keptDays,
  guestTranscripts: spaces.guestTranscripts,
  languages: spaces.languages,
  createdAt: spaces.createdAt,
};

export function spaceRepository(db: Database, onApiKeysEnded: () => void): SpaceRepository {
  return {
    async create(space, owner) {
      await db.insert(spaces).values(space);
      await db
        .insert(spaceMembers)
        .values({ spaceId: space.id, userId: owner, role: "OWNER", joinedAt: space.createdAt });
    },
    listForUser: (user) => selectForUser(db, user),
    async findForUser(id, user) {
      return firstOf(await selectForUser(db, user, id));
    },
    async find(id) {
      return firstOf(await db.select(columns).from(spaces).where(eq(spaces.id, id)));
    },
    async lock(id) {
      const rows = db.select(columns).from(spaces).where(eq(spaces.id, id));
      return firstOf(await rows.for("no key update"));
    },
    async update(id, change) {
      if (Object.keys(change).length === 0) return this.find(id);
      return firstOf(
        await db.update(spaces).set(change).where(eq(spaces.id, id)).returning(columns),
      );
    },
    async delete(id) {
      await moveActiveAway(db, id);
      const rows = await db
        .delete(spaces)
        .where(and(eq(spaces.id, id), afterLockingLeasesOf(id)))
        .returning({ id: spaces.id });
      onApiKeysEnded();
      return rows.length > 0;
    },
  };
}

function selectForUser(db: Database, user: UserId, id?: SpaceId): Promise<MemberSpace[]> {
  return db
    .select({
      ...columns,
      role: spaceMembers.role,
      memberCount: sql<number>`(
        select count(*)::int from space_members m where m.space_id = ${spaces.id}
      )`,
    })
    .from(spaces)
    .innerJoin(spaceMembers, eq(spaceMembers.spaceId, spaces.id))
    .where(and(eq(spaceMembers.userId, user), id && eq(spaces.id, id)))
    .orderBy(asc(spaces.createdAt), asc(spaces.id));
}

/** Gives all users (or one) for whom the space is active their oldest other space, or none. */
export async function moveActiveAway(db: Database, id: SpaceId, user?: UserId): Promise<void> {
  await db.execute(sql`
    update users u
    set active_space_id = (
      select m.space_id
      from space_members m
      join spaces s on s.id = m.space_id
      where m.user_id = u.id and m.space_id <> ${id}
      order by s.created_at, s.id
      limit 1
    )
    where u.active_space_id = ${id} ${user ? sql`and u.id = ${user}` : sql``}
  `);
}
