import type { SpaceId, UserId } from "@rooms/domain/shared/ids";
import type { MemberRepository } from "@rooms/domain/spaces/ports";
import { and, asc, count, eq } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { spaceMembers, users } from "../schema/index.ts";
import { firstOf } from "./first.ts";
import { moveActiveAway } from "./spaces.ts";

const one = (space: SpaceId, user: UserId) =>
  and(eq(spaceMembers.spaceId, space), eq(spaceMembers.userId, user));

export function memberRepository(db: Database): MemberRepository {
  return {
    async find(space, user) {
      return firstOf(await db.select().from(spaceMembers).where(one(space, user)));
    },
    list: (space) =>
      db
        .select({
          spaceId: spaceMembers.spaceId,
          userId: spaceMembers.userId,
          role: spaceMembers.role,
          joinedAt: spaceMembers.joinedAt,
          displayName: users.name,
          email: users.email,
          avatarUrl: users.image,
        })
        .from(spaceMembers)
        .innerJoin(users, eq(users.id, spaceMembers.userId))
        .where(eq(spaceMembers.spaceId, space))
        .orderBy(asc(spaceMembers.joinedAt), asc(spaceMembers.userId)),
    async add(member) {
      const rows = await db.insert(spaceMembers).values(member).onConflictDoNothing().returning();
      return rows.length > 0;
    },
    async setRole(space, user, role) {
      const rows = await db.update(spaceMembers).set({ role }).where(one(space, user)).returning();
      return rows.length > 0;
    },
    async remove(space, user) {
      const rows = await db.delete(spaceMembers).where(one(space, user)).returning();
      if (rows.length > 0) await moveActiveAway(db, space, user);
      return rows.length > 0;
    },
    async countOwners(space) {
      const rows = await db
        .select({ owners: count() })
        .from(spaceMembers)
        .where(and(eq(spaceMembers.spaceId, space), eq(spaceMembers.role, "OWNER")));
      return rows[0]?.owners ?? 0;
    },
  };
}
