import type { MarkId, ParticipantId, SegmentId, SessionId } from "@rooms/domain/shared/ids";
import { markKinds } from "@rooms/domain/vocabulary/marks";
import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";
import { participants } from "./sessions.ts";
import { transcriptSegments } from "./transcription.ts";

export const lineMarks = pgTable(
  "line_marks",
  {
    id: uuid("id").$type<MarkId>().primaryKey(),
    sessionId: uuid("session_id").$type<SessionId>().notNull(),
    segmentId: uuid("segment_id").$type<SegmentId>().notNull(),
    kind: text("kind", { enum: markKinds }).notNull(),
    participantId: uuid("participant_id").$type<ParticipantId>().notNull(),
    markedAt: moment("marked_at").notNull(),
  },
  (table) => [
    unique("line_marks_line_key").on(table.segmentId, table.kind),
    index("line_marks_session_idx").on(table.sessionId, table.participantId),
    check("line_marks_kind_check", sql`${table.kind} in ('TASK', 'DECISION', 'QUESTION')`),
    foreignKey({
      name: "line_marks_segment_id_fkey",
      columns: [table.segmentId],
      foreignColumns: [transcriptSegments.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "line_marks_participant_fk",
      columns: [table.sessionId, table.participantId],
      foreignColumns: [participants.sessionId, participants.id],
    }).onDelete("cascade"),
  ],
);
