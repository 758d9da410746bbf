import { migrate, seedDemo } from "@rooms/db";
import pg from "pg";

/** Brings a database up to date, and puts the demo into one where nobody has signed in yet. */
export async function prepareDatabase(url: string, { demo }: { demo: boolean }): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    await migrate(pool);
    if (demo) await seedDemo(pool);
  } finally {
    await pool.end();
  }
}
