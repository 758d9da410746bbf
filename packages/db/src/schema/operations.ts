import { followUpKinds } from "@rooms/domain";
import type { SessionId } from "@rooms/domain";
import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { videoSessions } from "./sessions.ts";

/** Blobs whose session is gone, written by a trigger in the deleting transaction, so that no way of deleting forgets one. */
export const blobDeletions = pgTable(
  "blob_deletions",
  {
    key: text("key").primaryKey(),
    createdAt: moment("created_at").notNull().defaultNow(),
  },
  (table) => [index("blob_deletions_created_idx").on(table.createdAt)],
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

/** Work that a transaction leaves for the worker: the row goes when the queue has it. */
export const followUps = pgTable(
  "follow_ups",
  {
    sessionId: uuid("session_id")
      .$type<SessionId>()
      .notNull()
      .references(() => videoSessions.id, { onDelete: "cascade" }),
    kind: text("kind", { enum: followUpKinds }).notNull(),
    requestedAt: moment("requested_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sessionId, table.kind] }),
    index("follow_ups_requested_idx").on(table.requestedAt),
    check("follow_ups_kind_check", sql`${table.kind} in ('finalise', 'analyse', 'notify')`),
  ],
);
