import { ensureActiveSpace } from "../../identity/use-cases/ensure-active-space.ts";
import type { SpaceId, UserId } from "../../shared/ids.ts";
import { ok } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { MemberSpace } from "../space.ts";
import type { SpaceDeps } from "./deps.ts";

/** The caller's spaces, oldest first, and which is active. There is always one. */
export function listSpaces(deps: Pick<SpaceDeps, "store" | "clock" | "ids">) {
  return async (input: {
    userId: UserId;
  }): Promise<Result<{ spaces: readonly MemberSpace[]; activeSpaceId: SpaceId }>> => {
    const active = await ensureActiveSpace(deps)(input);
    if (!active.ok) return active;
    const spaces = await deps.store.spaces.listForUser(input.userId);
    return ok({ spaces, activeSpaceId: active.value });
  };
}
