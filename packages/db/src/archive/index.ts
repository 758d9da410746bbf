export { fillDatabase, whyNotFilled } from "./fill-database.ts";
export type { FillOptions, FillRefusal } from "./fill-database.ts";
export { readDatabase } from "./read-database.ts";
export type { DatabaseContents } from "./read-database.ts";
export type { ArchivedSequence, ArchivedTable } from "./catalogue.ts";
