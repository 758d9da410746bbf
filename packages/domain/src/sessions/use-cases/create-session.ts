import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import type { SpaceId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { workingSpace } from "../../spaces/use-cases/working-space.ts";
import type { SessionEntry } from "../../vocabulary/sessions.ts";
import { changePlan } from "../plan.ts";
import type { PlanChange } from "../plan.ts";
import { rightsOf } from "../rights.ts";
import type { MemberSessionView } from "../views.ts";
import type { SessionDeps } from "./deps.ts";
import { insertSession } from "./insert-session.ts";

export interface CreateSessionInput {
  caller: Caller;
  /** The caller's active space without it. */
  spaceId?: SpaceId;
  title: string | null;
  /** That of the space without it. */
  entry?: SessionEntry;
  plan?: PlanChange;
}

/** Any member makes a session in their space; an API key in its own. VALIDATION_FAILED for a plan that cannot be. */
export function createSession(deps: Pick<SessionDeps, "store" | "clock" | "ids">) {
  return async (input: CreateSessionInput): Promise<Result<MemberSessionView>> => {
    const found = await workingSpace(deps)(input.caller, input.spaceId);
    if (!found.ok) return found;
    const plan = changePlan(null, input.plan ?? {}, deps.clock.now());
    if (!plan.ok) return plan;
    const created = await deps.store.transaction(async ({ spaces, sessions }) => {
      // The space may have been deleted since it was found.
      if (!(await spaces.find(found.value.id))) return refuse("NOT_FOUND");
      const made = await insertSession(
        { ...deps, sessions },
        {
          ...{ caller: input.caller, spaceId: found.value.id, title: input.title },
          entry: input.entry ?? found.value.defaultEntry,
          plan: plan.value,
        },
      );
      return made ? ok(made) : refuse("INTERNAL", { detail: "no free slug" });
    });
    if (!created.ok) return created;
    const session = created.value;
    const userId = userOf(input.caller);
    const creator = userId === null ? null : await deps.store.users.find(userId);
    return ok({
      view: "member",
      session,
      guestsAllowed: found.value.guestsAllowed,
      creatorName: creator?.displayName ?? null,
      participantCount: 0,
      entrance: null,
      room: null,
      may: rightsOf(session, { userId, spaceRole: found.value.role, participant: null }),
    });
  };
}
