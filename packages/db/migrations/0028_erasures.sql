CREATE TABLE "erasures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"with_lines" boolean NOT NULL,
	"counts" jsonb NOT NULL,
	CONSTRAINT "erasures_kind_check" CHECK ("erasures"."kind" in ('ACCOUNT', 'GUEST', 'SPACE', 'SESSION'))
);
