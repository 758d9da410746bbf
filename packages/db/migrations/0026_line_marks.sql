CREATE TABLE "line_marks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"participant_id" uuid NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "line_marks_line_key" UNIQUE("segment_id","kind"),
	CONSTRAINT "line_marks_kind_check" CHECK ("line_marks"."kind" in ('TASK', 'DECISION', 'QUESTION'))
);
--> statement-breakpoint
ALTER TABLE "video_sessions" ADD COLUMN "marks_revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "line_marks" ADD CONSTRAINT "line_marks_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "public"."transcript_segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_marks" ADD CONSTRAINT "line_marks_participant_fk" FOREIGN KEY ("session_id","participant_id") REFERENCES "public"."participants"("session_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "line_marks_session_idx" ON "line_marks" USING btree ("session_id","participant_id");--> statement-breakpoint
-- The transcriber that owns the session tells its pages.
create trigger video_sessions_marks_changed
after update of marks_revision on video_sessions
for each row when (old.marks_revision is distinct from new.marks_revision)
execute function notify_session_changed();
