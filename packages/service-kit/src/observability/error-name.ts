/** What may be logged of an error: its kind, never its text. */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  // Node and PostgreSQL put a stable code beside the message.
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? `${error.name} ${code}` : error.name;
}
