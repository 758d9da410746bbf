import postgres from "postgres";
import type { PostgresError } from "postgres";

/** What the server answered where a statement failed, with its SQLSTATE; null when it did not answer. */
export function databaseErrorOf(error: unknown): PostgresError | null {
  if (error instanceof postgres.PostgresError) return error;
  // Drizzle wraps what the driver throws.
  return error instanceof Error && error.cause instanceof postgres.PostgresError
    ? error.cause
    : null;
}
