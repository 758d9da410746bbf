import type { LobbyState } from "@rooms/domain/sessions/lobby";
import type { LobbyRepository } from "@rooms/domain/sessions/ports";
import type { ParticipantIdentity, SessionId } from "@rooms/domain/shared/ids";
import { and, asc, eq, getTableColumns, gt, inArray, lt, sql } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";
import { lobbyRequests, users } from "../schema/index.ts";
import { firstOf } from "./first.ts";

const one = (session: SessionId, identity: ParticipantIdentity) =>
  and(eq(lobbyRequests.sessionId, session), eq(lobbyRequests.identity, identity));
const waitingSince = (session: SessionId, seenSince: Date) =>
  and(
    eq(lobbyRequests.sessionId, session),
    eq(lobbyRequests.state, "WAITING"),
    gt(lobbyRequests.seenAt, seenSince),
  );
const unused: LobbyState[] = ["WAITING", "WITHDRAWN"];

export function lobbyRepository(db: Database): LobbyRepository {
  return { ...reading(db), ...asking(db), ...deciding(db) };
}

function reading(db: Database): Pick<LobbyRepository, "find" | "list" | "listWaiting"> {
  const select = () => db.select().from(lobbyRequests);
  return {
    async find(session, identity) {
      return firstOf(await select().where(one(session, identity)));
    },
    list: (session) => select().where(eq(lobbyRequests.sessionId, session)),
    listWaiting: (session, seenSince) =>
      db
        .select({ ...getTableColumns(lobbyRequests), avatarUrl: users.image, email: users.email })
        .from(lobbyRequests)
        .leftJoin(users, eq(users.id, lobbyRequests.userId))
        .where(waitingSince(session, seenSince))
        .orderBy(asc(lobbyRequests.askedAt), asc(lobbyRequests.id)),
  };
}

function asking(db: Database): Pick<LobbyRepository, "save" | "touch" | "withdraw"> {
  return {
    async save(request) {
      const { sessionId: _session, identity: _identity, ...changeable } = request;
      await db
        .insert(lobbyRequests)
        .values(request)
        .onConflictDoUpdate({
          target: [lobbyRequests.sessionId, lobbyRequests.identity],
          set: changeable,
        });
    },
    async touch(session, identity, { at, seenSince }) {
      const rows = await db
        .update(lobbyRequests)
        .set({ seenAt: at })
        .where(and(one(session, identity), waitingSince(session, seenSince)))
        .returning();
      return firstOf(rows);
    },
    async withdraw(session, identity) {
      const rows = await db
        .update(lobbyRequests)
        .set({ state: "WITHDRAWN" })
        .where(and(one(session, identity), eq(lobbyRequests.state, "WAITING")))
        .returning({ id: lobbyRequests.id });
      return rows.length > 0;
    },
  };
}

function deciding(
  db: Database,
): Pick<LobbyRepository, "decide" | "remove" | "removeLapsed" | "removeAdmitted"> {
  return {
    async decide(session, { state, id, at, seenSince }) {
      const denied = state === "DENIED" ? 1 : 0;
      const rows = await db
        .update(lobbyRequests)
        .set({ state, decidedAt: at, denials: sql`${lobbyRequests.denials} + ${denied}` })
        .where(and(waitingSince(session, seenSince), id && eq(lobbyRequests.id, id)))
        .returning({ id: lobbyRequests.id });
      return rows.length;
    },
    async remove(session, identity) {
      await db.delete(lobbyRequests).where(one(session, identity));
    },
    async removeLapsed(session, before) {
      await db
        .delete(lobbyRequests)
        .where(
          and(
            eq(lobbyRequests.sessionId, session),
            inArray(lobbyRequests.state, unused),
            eq(lobbyRequests.denials, 0),
            lt(lobbyRequests.seenAt, before),
          ),
        );
    },
    async removeAdmitted(session) {
      await db
        .delete(lobbyRequests)
        .where(and(eq(lobbyRequests.sessionId, session), eq(lobbyRequests.state, "ADMITTED")));
    },
  };
}
