import type { InvitationRepository } from "@rooms/domain/spaces/ports";
import { and, desc, eq, getTableColumns, isNull } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { spaceInvitations } from "../schema/index.ts";
import { firstOf } from "./first.ts";

const { tokenHash, ...columns } = getTableColumns(spaceInvitations);
// Expired ones too: what an invitation can still do is decided by the domain's `invitationStatus` alone.
const waiting = and(isNull(spaceInvitations.acceptedAt), isNull(spaceInvitations.revokedAt));

export function invitationRepository(db: Database): InvitationRepository {
  const select = () => db.select(columns).from(spaceInvitations);
  return {
    async create(invitation, hash) {
      await db.insert(spaceInvitations).values({ ...invitation, tokenHash: hash });
    },
    listWaiting: (space) =>
      select()
        .where(and(eq(spaceInvitations.spaceId, space), waiting))
        .orderBy(desc(spaceInvitations.createdAt), desc(spaceInvitations.id)),
    async find(id) {
      return firstOf(await select().where(eq(spaceInvitations.id, id)));
    },
    async findByTokenHash(hash) {
      return firstOf(await select().where(eq(tokenHash, hash)));
    },
    async lockByTokenHash(hash) {
      return firstOf(await select().where(eq(tokenHash, hash)).for("update"));
    },
    async accept(id, by, at) {
      await db
        .update(spaceInvitations)
        .set({ acceptedBy: by, acceptedAt: at })
        .where(eq(spaceInvitations.id, id));
    },
    async revoke(space, id, at) {
      const rows = await db
        .update(spaceInvitations)
        .set({ revokedAt: at })
        .where(and(eq(spaceInvitations.spaceId, space), eq(spaceInvitations.id, id), waiting))
        .returning({ id: spaceInvitations.id });
      return rows.length > 0;
    },
    async revokeMadeBy(space, by, at) {
      await db
        .update(spaceInvitations)
        .set({ revokedAt: at })
        .where(
          and(eq(spaceInvitations.spaceId, space), eq(spaceInvitations.createdBy, by), waiting),
        );
    },
  };
}
