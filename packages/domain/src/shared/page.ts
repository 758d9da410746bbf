/** One page of a list, newest first. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page starts, opaque to clients; null on the last page. */
  readonly nextCursor: string | null;
}

/** A place in a list ordered by time and id, both descending. */
export interface Cursor {
  readonly createdAt: Date;
  readonly id: string;
}

export const pageSizeDefault = 20;

// Up to the year 2286: the database knows no times of five-digit years as they would be written.
const cursorPattern = /^(\d{1,13})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function encodeCursor(cursor: Cursor): string {
  return `${cursor.createdAt.getTime()}.${cursor.id}`;
}

/** Null for text that `encodeCursor` never wrote. */
export function decodeCursor(text: string): Cursor | null {
  const [, time, id] = cursorPattern.exec(text) ?? [];
  return time === undefined || id === undefined ? null : { createdAt: new Date(Number(time)), id };
}

/** Cuts a page out of `size + 1` rows: the extra row only says that more follows. */
export function pageOf<T>(rows: readonly T[], size: number, placeOf: (row: T) => Cursor): Page<T> {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > size && last ? encodeCursor(placeOf(last)) : null };
}
