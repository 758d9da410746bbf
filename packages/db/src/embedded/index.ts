export { freePort } from "./free-port.ts";
export { startEmbeddedPostgres } from "./start.ts";
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from "./start.ts";
