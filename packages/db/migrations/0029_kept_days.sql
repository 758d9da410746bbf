ALTER TABLE "spaces" ADD COLUMN "kept_days" integer;--> statement-breakpoint
ALTER TABLE "spaces" ADD CONSTRAINT "spaces_kept_days_check" CHECK ("spaces"."kept_days" in (30, 90, 365));