import { systemIdSource } from "@rooms/domain/shared/id-source";
import { customType, timestamp } from "drizzle-orm/pg-core";

/** A moment, to the millisecond: JavaScript's grain, so that a value read and compared again is equal. */
export function moment(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
}

export const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

const ids = systemIdSource();

/** For the rows that Auth.js adds by itself; everything of ours brings its id. */
export function freshUuid(): string {
  return ids.uuid();
}
