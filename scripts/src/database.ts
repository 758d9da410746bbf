import { createMaintenancePool, grantRows, migrate, seedDemo } from "@rooms/db";

interface PrepareOptions {
  /** Puts the demo into a database without users. */
  demo: boolean;
  /** The role of the processes, where it is not the one that migrates. */
  rowsRole?: string | undefined;
}

/** Brings a database up to date; `url` is that of its owner. */
export async function prepareDatabase(
  url: string,
  { demo, rowsRole }: PrepareOptions,
): Promise<void> {
  const pool = createMaintenancePool({ url, connectionsMax: 1 });
  try {
    await migrate(pool);
    if (rowsRole !== undefined) await grantRows(pool, rowsRole);
    if (demo) await seedDemo(pool);
  } finally {
    await pool.end();
  }
}
