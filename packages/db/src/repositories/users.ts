import type { UserRepository } from "@rooms/domain/identity/ports";
import type { User } from "@rooms/domain/identity/user";
import { asc, eq, or, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { users } from "../schema/index.ts";
import { firstOf } from "./first.ts";
import { signIns } from "./sign-ins.ts";

const columns = {
  id: users.id,
  email: users.email,
  displayName: users.name,
  avatarUrl: users.image,
  activeSpaceId: users.activeSpaceId,
  createdAt: users.createdAt,
};

export function userRepository(db: Database): UserRepository {
  const select = () => db.select(columns).from(users);
  return {
    async find(id) {
      return withPlainEmail(firstOf(await select().where(eq(users.id, id))));
    },
    async lock(id) {
      return withPlainEmail(firstOf(await select().where(eq(users.id, id)).for("no key update")));
    },
    async lockWithActiveIn(id, space) {
      await db
        .select({ id: users.id })
        .from(users)
        .where(or(eq(users.id, id), eq(users.activeSpaceId, space)))
        .orderBy(asc(users.id))
        .for("no key update");
    },
    async findByEmail(email) {
      return withPlainEmail(
        firstOf(await select().where(eq(sql`lower(${users.email})`, email.toLowerCase()))),
      );
    },
    async updateProfile(id, { displayName, avatarUrl }) {
      const change = {
        ...(displayName === undefined ? {} : { name: displayName }),
        ...(avatarUrl === undefined ? {} : { image: avatarUrl }),
      };
      if (Object.keys(change).length === 0) return this.find(id);
      const rows = await db.update(users).set(change).where(eq(users.id, id)).returning(columns);
      return withPlainEmail(firstOf(rows));
    },
    async setActiveSpace(id, space) {
      await db.update(users).set({ activeSpaceId: space }).where(eq(users.id, id));
    },
    ...signIns(db),
  };
}

// Auth.js stores the address as the provider wrote it; the domain compares in lower case.
function withPlainEmail(user: User | null): User | null {
  return user && { ...user, email: user.email.toLowerCase() };
}
