import { cursorPattern } from "../vocabulary/patterns.ts";

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
