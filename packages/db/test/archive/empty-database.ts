import { randomBytes } from "node:crypto";
import { createMaintenancePool } from "../../src/database/pool.ts";
import type { Pool } from "../../src/database/pool.ts";

/** A database in which nothing is, not even tables. */
export async function createEmptyDatabase(
  clusterUrl: string,
): Promise<{ url: string; pool: Pool; drop: () => Promise<void> }> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const administer = async (statement: string): Promise<void> => {
    const pool = createMaintenancePool({ url: clusterUrl });
    await pool.query(statement).finally(() => pool.end());
  };
  await administer(`create database ${name}`);
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  const pool = createMaintenancePool({ url: url.href });
  return {
    url: url.href,
    pool,
    drop: async () => {
      await pool.end();
      await administer(`drop database ${name} with (force)`);
    },
  };
}
