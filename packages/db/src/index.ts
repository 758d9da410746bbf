export { createPool } from "./database/pool.ts";
export type { PoolOptions } from "./database/pool.ts";
export { migrate } from "./migrate/migrate.ts";
export type { MigrateOptions } from "./migrate/migrate.ts";
