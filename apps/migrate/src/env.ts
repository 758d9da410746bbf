import { databaseUrl, logLevel, readVariables } from "@rooms/service-kit/environment";
import type { ReadEnv } from "@rooms/service-kit/environment";
import * as z from "zod";

const schema = z.object({
  LOG_LEVEL: logLevel,
  /** Of the role that owns the tables. */
  DATABASE_URL: databaseUrl,
  /** The role of the other processes, when it is another: it is given the rows and no table. */
  DATABASE_ROWS_ROLE: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, "must be a plain name of a role: a-z, 0-9, _")
    .optional(),
});

export type Env = z.output<typeof schema>;

export function readEnv(variables: Record<string, string | undefined> = process.env): ReadEnv<Env> {
  return readVariables(schema, variables);
}
