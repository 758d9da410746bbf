import { ok, refuse } from "../shared/result.ts";
import type { Result } from "../shared/result.ts";
import type { SpaceRole } from "../vocabulary/spaces.ts";

/** Whether a member may become `after` (null: leave) in a space with so many owners: one must be left. LAST_OWNER. */
export function keepsAnOwner(change: {
  before: SpaceRole;
  after: SpaceRole | null;
  owners: number;
}): Result<null> {
  const losesOne = change.before === "OWNER" && change.after !== "OWNER";
  return losesOne && change.owners <= 1 ? refuse("LAST_OWNER") : ok(null);
}
