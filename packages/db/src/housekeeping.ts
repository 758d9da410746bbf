import { lt, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Pool } from "./database/pool.ts";
import { databaseOn } from "./database/drizzle.ts";
import type { Database } from "./database/drizzle.ts";
import {
  authSessions,
  deletedRooms,
  idempotencyKeys,
  livekitEvents,
  lobbyRequests,
  planMails,
  recapShares,
  spaceInvitations,
  transcriberInstances,
  verificationTokens,
} from "./schema/index.ts";

/** What is older is removed. Each row here is dead already: no query reads one that is past its time. */
export interface Expiries {
  verificationTokensBefore: Date;
  authSessionsBefore: Date;
  /** By the end of their validity, however they ended. */
  invitationsBefore: Date;
  recapSharesBefore: Date;
  idempotencyKeysBefore: Date;
  /** Webhooks are valid for minutes. */
  livekitEventsBefore: Date;
  /** By the last sign of life of who asked. */
  lobbyRequestsBefore: Date;
  /** A day's limits go by them. */
  planMailsBefore: Date;
  /** Rooms whose tokens have all run out. */
  deletedRoomsBefore: Date;
  /** By their last heartbeat. */
  transcribersBefore: Date;
}

export interface Housekeeping {
  /** Removes them and says how many of each. Repeating it, or running it twice at once, does no harm. */
  removeExpired(expiries: Expiries): Promise<Record<RemovedKind, number>>;
}

export type RemovedKind =
  | "verification_tokens"
  | "auth_sessions"
  | "invitations"
  | "recap_shares"
  | "idempotency_keys"
  | "livekit_events"
  | "lobby_requests"
  | "plan_mails"
  | "deleted_rooms"
  | "transcriber_instances";

// A few hundred milliseconds each: an outage' backlog in one statement could take longer than a statement may.
const batch = 5_000;

export function createHousekeeping(pool: Pool): Housekeeping {
  const db = databaseOn(pool);
  return {
    async removeExpired(before) {
      const remove = (column: AnyPgColumn, earlier: Date): Promise<number> =>
        removeBefore(db, column, earlier);
      return {
        verification_tokens: await remove(
          verificationTokens.expires,
          before.verificationTokensBefore,
        ),
        auth_sessions: await remove(authSessions.expires, before.authSessionsBefore),
        invitations: await remove(spaceInvitations.expiresAt, before.invitationsBefore),
        recap_shares: await remove(recapShares.expiresAt, before.recapSharesBefore),
        idempotency_keys: await remove(idempotencyKeys.createdAt, before.idempotencyKeysBefore),
        deleted_rooms: await remove(deletedRooms.deletedAt, before.deletedRoomsBefore),
        livekit_events: await remove(livekitEvents.receivedAt, before.livekitEventsBefore),
        lobby_requests: await remove(lobbyRequests.seenAt, before.lobbyRequestsBefore),
        plan_mails: await remove(planMails.madeAt, before.planMailsBefore),
        transcriber_instances: await remove(
          transcriberInstances.heartbeatAt,
          before.transcribersBefore,
        ),
      };
    },
  };
}

async function removeBefore(db: Database, column: AnyPgColumn, before: Date): Promise<number> {
  for (let removed = 0; ;) {
    const { count } = await db.execute(sql`
      delete from ${column.table} where ctid = any(array(
        select ctid from ${column.table} where ${lt(column, before)} limit ${batch}
      ))`);
    removed += count;
    if (count < batch) return removed;
  }
}
