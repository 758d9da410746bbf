import { fillPlaceholders } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import type { Statement } from "./connection.ts";
import { inTransaction } from "./in-transaction.ts";
import type { Pool, PoolClient, Queryable } from "./pool.ts";

/** The pool, or one transaction on it: repositories work on either. */
export type Database = Pick<
  PostgresJsDatabase,
  "select" | "insert" | "update" | "delete" | "execute"
> & {
  /** Writes a statement once; each call fills its placeholders. Its reads are `shared` where they are short. */
  prepareRead<Row>(
    statement: SQL,
    options: { shared: boolean },
  ): (values: Record<string, unknown>) => Promise<readonly Row[]>;
};

const dialect = new PgDialect();

interface DrizzleOptions {
  /** Whether connections keep the statements (default); a name given to one in Drizzle has no meaning of its own. */
  prepare?: boolean;
}

export function databaseOn(
  client: Pool | PoolClient,
  { prepare = true }: DrizzleOptions = {},
): PostgresJsDatabase & Database {
  // Drizzle uses no more of the driver's client than this.
  const database = drizzle({ client: clientOn(client, prepare) as unknown as Sql });
  return Object.assign(database, {
    prepareRead<Row>(statement: SQL, { shared }: { shared: boolean }) {
      const { sql: text, params } = dialect.sqlToQuery(statement);
      return async (given: Record<string, unknown>): Promise<readonly Row[]> => {
        const values = fillPlaceholders(params, given);
        return (await client.query<Row>({ text, values, prepare, shared })).rows;
      };
    },
  });
}

function clientOn(client: Pool | PoolClient, prepare: boolean) {
  return {
    // Drizzle sets parsers of its own here, for the types whose columns parse texts; ours are theirs as well.
    options: { parsers: {}, serializers: {} },
    unsafe: (text: string, values: unknown[]) => pendingOn(client, { text, values, prepare }),
    begin: <T>(work: (transaction: object) => Promise<T>): Promise<T> => {
      if ("release" in client) throw new Error("a transaction within a transaction");
      return inTransaction(client, async (connection) => ({
        value: await work(clientOn(connection, prepare)),
        commit: true,
      }));
    },
  };
}

/** Sent when it is awaited, as the driver does it: its rows are objects, or with `values()` arrays. */
function pendingOn(client: Queryable, statement: Statement) {
  const ask = async (rowMode: "array" | "object") =>
    (await client.query({ ...statement, rowMode })).rows;
  return {
    then: (...handlers: Parameters<Promise<unknown>["then"]>) => ask("object").then(...handlers),
    values: () => ask("array"),
  };
}
