import type { ParticipantRepository } from "@rooms/domain/sessions/ports";
import type { SessionId } from "@rooms/domain/shared/ids";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { participants } from "../schema/index.ts";
import { firstOf } from "./first.ts";
import { findAdmissions, isListening, listParticipants } from "./participant-access.ts";

const present = (session: SessionId) =>
  and(eq(participants.sessionId, session), isNull(participants.leftAt));

export function participantRepository(db: Database): ParticipantRepository {
  const select = () => db.select().from(participants);
  return {
    async create(participant) {
      await db
        .insert(participants)
        .values({ ...participant, formerNames: [...participant.formerNames] });
    },
    async findByIdentity(session, identity) {
      const rows = await select().where(
        and(eq(participants.sessionId, session), eq(participants.identity, identity)),
      );
      return firstOf(rows);
    },
    async find(session, id) {
      return firstOf(
        await select().where(and(eq(participants.sessionId, session), eq(participants.id, id))),
      );
    },
    async isHostPresent(session) {
      const hosts = await select()
        .where(and(present(session), eq(participants.role, "HOST")))
        .limit(1);
      return hosts.length > 0;
    },
    list: (session) => listParticipants(db, session),
    listPresent: (session) =>
      select()
        .where(present(session))
        .orderBy(asc(participants.presentSince), asc(participants.id)),
    isListening: (session, id) => isListening(db, session, id),
    admissions: (session, identities) => findAdmissions(db, session, identities),
    async save({ id, sessionId, ...changeable }) {
      await db
        .update(participants)
        .set({
          name: changeable.name,
          formerNames: [...changeable.formerNames],
          outsider: changeable.outsider,
          role: changeable.role,
          presentSince: changeable.presentSince,
          leftAt: changeable.leftAt,
          connectionId: changeable.connectionId,
          removedAt: changeable.removedAt,
          admitted: changeable.admitted,
        })
        .where(and(eq(participants.sessionId, sessionId), eq(participants.id, id)));
    },
    async markAllLeft(session, at) {
      await db
        .update(participants)
        .set({
          leftAt: sql`greatest(${participants.presentSince}, ${at.toISOString()}::timestamptz)`,
          connectionId: null,
        })
        .where(present(session));
    },
  };
}
