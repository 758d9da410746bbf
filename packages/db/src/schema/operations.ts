import { erasureKinds } from "@rooms/domain/erasure/erasure";
import type { RowCounts } from "@rooms/domain/erasure/erasure";
import { followUpKinds } from "@rooms/domain/shared/follow-ups";
import type { SessionId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { videoSessions } from "./sessions.ts";

/**
 * Blobs to be deleted. A trigger writes those of a session in the transaction that deletes it, so that no way of deleting
 * forgets one; a blob that is being written stands here until its session names it.
 */
export const blobDeletions = pgTable(
  "blob_deletions",
  {
    key: text("key").primaryKey(),
    createdAt: moment("created_at").notNull().defaultNow(),
    dueAt: moment("due_at").notNull().defaultNow(),
    /** From then on the blob may be gone: nothing may name it again. */
    begun: boolean("begun").notNull().default(false),
    attempts: integer("attempts").notNull().default(0),
  },
  (table) => [index("blob_deletions_due_idx").on(table.dueAt)],
);

export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    caller: text("caller").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    createdAt: moment("created_at").notNull(),
    status: integer("status"),
    body: text("body"),
  },
  (table) => [
    primaryKey({ columns: [table.caller, table.key] }),
    index("idempotency_keys_created_idx").on(table.createdAt),
  ],
);

/** Events of LiveKit's webhook that were taken in. */
export const livekitEvents = pgTable(
  "livekit_events",
  {
    id: text("id").primaryKey(),
    receivedAt: moment("received_at").notNull(),
  },
  (table) => [index("livekit_events_received_idx").on(table.receivedAt)],
);

/** Work that a transaction leaves for the worker, claimed for a while and run; the row goes when it is done. */
export const followUps = pgTable(
  "follow_ups",
  {
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .notNull()
      .references(() => videoSessions.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: followUpKinds }).notNull(),
    requestedAt: moment("requested_at").notNull(),
    dueAt: moment("due_at").notNull().defaultNow(),
    attempts: integer("attempts").notNull().default(0),
    /** Grows with each request: one that comes during a run makes another run. */
    generation: integer("generation").notNull().default(1),
    claim: uuid("claim"),
    claimedUntil: moment("claimed_until"),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.kind] }),
    index("follow_ups_due_idx").on(table.kind, table.dueAt),
    check(
      "follow_ups_claim_check",
      sql`num_nulls(${table.claim}, ${table.claimedUntil}) in (0, 2)`,
    ),
    check("follow_ups_kind_check", sql`${table.kind} in ('finalise', 'analyse', 'notify')`),
  ],
);

/** That a person, space or session was erased, and how much it was; nothing here says which. */
export const erasures = pgTable(
  "erasures",
  {
    id: uuid("id").primaryKey(),
    kind: text("kind", { enum: erasureKinds }).notNull(),
    at: moment("at").notNull(),
    withLines: boolean("with_lines").notNull(),
    counts: jsonb("counts").$type<RowCounts>().notNull(),
  },
  (table) => [
    check("erasures_kind_check", sql`${table.kind} in ('ACCOUNT', 'GUEST', 'SPACE', 'SESSION')`),
  ],
);
