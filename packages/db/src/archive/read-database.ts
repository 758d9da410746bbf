import type { Readable } from "node:stream";
import { archiveClient } from "./archive-client.ts";
import { migrationsOf, quoted, sequencesOf, tablesOf } from "./catalogue.ts";
import type { ArchivedSequence, ArchivedTable } from "./catalogue.ts";

export interface DatabaseContents {
  /** The schema that the rows are of. */
  readonly migrations: readonly string[];
  readonly tables: readonly ArchivedTable[];
  readonly sequences: readonly ArchivedSequence[];
  /** Keys of the blob store that the rows name. */
  readonly blobKeys: readonly string[];
}

/**
 * Reads everything at one moment, while the processes go on writing: `take` is given the rows of each table, one after the
 * other, in PostgreSQL's text format, and reads them to their end. Null where Rooms never was.
 */
export async function readDatabase(
  url: string,
  take: (table: ArchivedTable, rows: Readable) => Promise<void>,
): Promise<DatabaseContents | null> {
  const client = archiveClient(url);
  try {
    return await client.begin("isolation level repeatable read read only", async (sql) => {
      const migrations = await migrationsOf(sql);
      if (migrations === null) return null;
      const tables = await tablesOf(sql);
      for (const table of tables) {
        const columns = table.columns.map(quoted).join(", ");
        const copy = sql.unsafe(`copy ${quoted(table.name)} (${columns}) to stdout`);
        await take(table, await copy.readable());
      }
      const blobs = await sql.unsafe<{ key: string }[]>(
        "select raw_transcript_url as key from video_sessions where raw_transcript_url is not null order by 1",
      );
      return {
        migrations,
        tables,
        sequences: await sequencesOf(sql),
        blobKeys: blobs.map(({ key }) => key),
      };
    });
  } finally {
    await client.end();
  }
}
