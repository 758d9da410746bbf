import { lt } from "drizzle-orm";
import type { Pool } from "pg";
import { databaseOn } from "./database/drizzle.ts";
import {
  authSessions,
  idempotencyKeys,
  livekitEvents,
  spaceInvitations,
  transcriberInstances,
  verificationTokens,
} from "./schema/index.ts";

/** What is older goes. Each row here is dead already: nobody reads one that is past its time. */
export interface Expiries {
  verificationTokensBefore: Date;
  authSessionsBefore: Date;
  /** By the end of their validity, however they ended. */
  invitationsBefore: Date;
  idempotencyKeysBefore: Date;
  /** Webhooks are valid for minutes. */
  livekitEventsBefore: Date;
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
  | "idempotency_keys"
  | "livekit_events"
  | "transcriber_instances";

export function createHousekeeping(pool: Pool): Housekeeping {
  const db = databaseOn(pool);
  return {
    async removeExpired(before) {
      const tokens = await db
        .delete(verificationTokens)
        .where(lt(verificationTokens.expires, before.verificationTokensBefore));
      const sessions = await db
        .delete(authSessions)
        .where(lt(authSessions.expires, before.authSessionsBefore));
      const invitations = await db
        .delete(spaceInvitations)
        .where(lt(spaceInvitations.expiresAt, before.invitationsBefore));
      const keys = await db
        .delete(idempotencyKeys)
        .where(lt(idempotencyKeys.createdAt, before.idempotencyKeysBefore));
      const events = await db
        .delete(livekitEvents)
        .where(lt(livekitEvents.receivedAt, before.livekitEventsBefore));
      const instances = await db
        .delete(transcriberInstances)
        .where(lt(transcriberInstances.heartbeatAt, before.transcribersBefore));
      return {
        verification_tokens: tokens.rowCount ?? 0,
        auth_sessions: sessions.rowCount ?? 0,
        invitations: invitations.rowCount ?? 0,
        idempotency_keys: keys.rowCount ?? 0,
        livekit_events: events.rowCount ?? 0,
        transcriber_instances: instances.rowCount ?? 0,
      };
    },
  };
}
