import type * as z from "zod";

/** A process's settings, or everything that is wrong with them: names of variables, never a value. */
export type ReadEnv<Env> = { ok: true; env: Env } | { ok: false; problems: readonly string[] };

/** Checks all variables at once; an empty one counts as unset. */
export function readVariables<Schema extends z.ZodType>(
  schema: Schema,
  variables: Record<string, string | undefined>,
): ReadEnv<z.output<Schema>> {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, env: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  };
}

/** Of variables that only make sense together, all are there or none. */
export function incompleteGroup(
  names: readonly string[],
  variables: Record<string, string | undefined>,
): string[] {
  const missing = names.filter((name) => (variables[name] ?? "") === "");
  if (missing.length === names.length) return [];
  const present = names.filter((name) => !missing.includes(name));
  return missing.map((name) => `${name}: is needed with ${present.join(", ")}`);
}
