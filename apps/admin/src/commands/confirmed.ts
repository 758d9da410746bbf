import type { Result } from "@rooms/domain/shared/result";
import type { Said } from "../program/said.ts";
import { said } from "../program/said.ts";

/** Asks a person to type `what`, having shown `facts`; false when they type something else, or cannot be asked. */
export type Confirm = (what: string, facts: unknown) => Promise<boolean>;

export interface Confirmation {
  /** Says what would go, and leaves everything as it is. */
  readonly dryRun?: boolean | undefined;
  /** Does not ask. */
  readonly yes?: boolean | undefined;
}

/** Does what cannot be undone only after its plan was shown and what it is about was typed. `not-confirmed`. */
export async function confirmed(
  {
    what,
    plan,
    work,
  }: {
    /** To be typed. */
    what: string;
    plan: () => Promise<Result<unknown>>;
    work: () => Promise<Result<unknown>>;
  },
  { dryRun = false, yes = false }: Confirmation,
  confirm: Confirm,
): Promise<Said> {
  const planned = await plan();
  if (!planned.ok || dryRun) return said(planned);
  if (!yes && !(await confirm(what, planned.value))) return { ok: false, code: "not-confirmed" };
  return said(await work());
}
