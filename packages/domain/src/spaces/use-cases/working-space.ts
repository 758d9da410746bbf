import { ensureActiveSpace } from "../../identity/use-cases/ensure-active-space.ts";
import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { SpaceId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import type { Space } from "../space.ts";
import type { SpaceRole } from "../../vocabulary/spaces.ts";

/** A space with what the caller is in it. */
export type WorkingSpace = Space & { readonly role: SpaceRole | "SYSTEM" };

interface Deps {
  store: Store;
  clock: Clock;
  ids: IdSource;
}

/**
 * The space a request is about: the one named, else the caller's active one; for an API key always its own.
 * NOT_FOUND where the caller is no member, UNAUTHENTICATED for people who did not sign in.
 */
export function workingSpace(deps: Deps) {
  return async (caller: Caller, named?: SpaceId): Promise<Result<WorkingSpace>> => {
    switch (caller.kind) {
      case "user": {
        const active = named === undefined ? await ensureActiveSpace(deps)(caller) : ok(named);
        if (!active.ok) return active;
        const space = await deps.store.spaces.findForUser(active.value, caller.userId);
        return space ? ok(space) : refuse("NOT_FOUND");
      }
      case "system": {
        if (named !== undefined && named !== caller.spaceId) return refuse("NOT_FOUND");
        const space = await deps.store.spaces.find(caller.spaceId);
        return space ? ok({ ...space, role: "SYSTEM" }) : refuse("NOT_FOUND");
      }
      case "guest":
      case "visitor":
        return refuse("UNAUTHENTICATED");
    }
  };
}
