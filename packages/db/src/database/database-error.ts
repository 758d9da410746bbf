import postgres from "postgres";
import type { PostgresError } from "postgres";

/** The server was not reached, or did not answer: like the driver's own errors of this kind, with a code. */
export class ConnectionLost extends Error {
  override readonly name = "ConnectionLost";
  readonly code = "CONNECTION_LOST";
}

/** What the server answered where a statement failed, with its SQLSTATE; null when it did not answer. */
export function databaseErrorOf(error: unknown): PostgresError | null {
  if (error instanceof postgres.PostgresError) return error;
  // Drizzle wraps what the driver throws.
  return error instanceof Error && error.cause instanceof postgres.PostgresError
    ? error.cause
    : null;
}
