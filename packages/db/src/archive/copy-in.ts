import type { Readable, Writable } from "node:stream";
import type postgres from "postgres";
import { quoted } from "./catalogue.ts";
import type { ArchivedTable } from "./catalogue.ts";

/**
 * Writes rows in PostgreSQL's text format into a table, within a transaction. Throws when the server does not take them.
 *
 * The driver's stream does not say when the server refuses what it was sent at the end (its last callback is not called),
 * so each chunk is waited for, and the next statement of the transaction tells: it fails where the rows were refused.
 */
export async function copyIn(
  sql: postgres.TransactionSql,
  { name, columns }: ArchivedTable,
  rows: Readable,
): Promise<void> {
  const target = `${quoted(name)} (${columns.map(quoted).join(", ")})`;
  const sink = await sql.unsafe(`copy ${target} from stdin`).writable();
  const refusals: Error[] = [];
  sink.on("error", (error) => refusals.push(error));
  try {
    for await (const chunk of rows) await written(sink, chunk);
    sink.end();
    await sql.unsafe("select 1");
  } catch (error) {
    throw new AggregateError([...refusals, error], `the rows of ${name} are refused`, {
      cause: error,
    });
  }
}

function written(sink: Writable, chunk: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    sink.write(chunk, (error) => (error ? reject(error) : resolve()));
  });
}
