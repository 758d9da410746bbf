ALTER TABLE "video_sessions" ADD COLUMN "stage_revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- The transcriber that owns the session tells who follows it by the realtime socket.
create trigger video_sessions_stage_changed
after update of stage_revision on video_sessions
for each row when (old.stage_revision is distinct from new.stage_revision)
execute function notify_session_changed();
