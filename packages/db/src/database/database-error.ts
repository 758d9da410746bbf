import pg from "pg";
import type { DatabaseError } from "pg";

/** What the server answered where a statement failed, with its SQLSTATE; null when it did not answer. */
export function databaseErrorOf(error: unknown): DatabaseError | null {
  if (error instanceof pg.DatabaseError) return error;
  // Drizzle wraps what the driver throws.
  return error instanceof Error && error.cause instanceof pg.DatabaseError ? error.cause : null;
}
