/** The first row, or null. */
export function firstOf<T>(rows: readonly T[]): T | null {
  return rows[0] ?? null;
}
