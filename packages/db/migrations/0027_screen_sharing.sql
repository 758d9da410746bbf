ALTER TABLE "video_sessions" ADD COLUMN "screen_sharing" text DEFAULT 'EVERYONE' NOT NULL;--> statement-breakpoint
ALTER TABLE "video_sessions" ADD CONSTRAINT "video_sessions_screen_sharing_check" CHECK ("video_sessions"."screen_sharing" in ('EVERYONE', 'HOSTS'));--> statement-breakpoint
-- The worker sets the grants in the room anew.
create trigger video_sessions_screen_sharing_changed
after update of screen_sharing on video_sessions
for each row when (old.screen_sharing is distinct from new.screen_sharing)
execute function notify_session_changed();--> statement-breakpoint
create trigger participants_role_changed
after update of role on participants
for each row when (old.role is distinct from new.role)
execute function notify_access_lost();
