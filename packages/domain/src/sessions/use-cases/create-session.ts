import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import { sessionId } from "../../shared/ids.ts";
import type { SpaceId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { workingSpace } from "../../spaces/use-cases/working-space.ts";
import type { WorkingSpace } from "../../spaces/use-cases/working-space.ts";
import type { SessionEntry } from "../entry.ts";
import { changePlan } from "../plan.ts";
import type { PlanChange } from "../plan.ts";
import { rightsOf } from "../rights.ts";
import type { Session, SessionPlan } from "../session.ts";
import type { MemberSessionView } from "../views.ts";
import type { SessionDeps } from "./deps.ts";

export interface CreateSessionInput {
  caller: Caller;
  /** The caller's active space without it. */
  spaceId?: SpaceId;
  title: string | null;
  /** That of the space without it. */
  entry?: SessionEntry;
  plan?: PlanChange;
}

// Sixty-four to the power of eight slugs: two collisions in a row do not happen by chance.
const slugAttempts = 3;

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
      const made = await insert({ ...deps, store: { sessions } }, input, {
        space: found.value,
        plan: plan.value,
      });
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
      may: rightsOf(session, { userId, spaceRole: found.value.role, participant: null }),
    });
  };
}

async function insert(
  {
    store,
    clock,
    ids,
  }: { store: Pick<Repositories, "sessions"> } & Pick<SessionDeps, "clock" | "ids">,
  { caller, title, entry }: CreateSessionInput,
  { space, plan }: { space: WorkingSpace; plan: SessionPlan | null },
): Promise<Session | null> {
  for (let attempt = 0; attempt < slugAttempts; attempt += 1) {
    const now = clock.now();
    const session: Session = {
      id: sessionId(ids.uuid()),
      slug: ids.slug(),
      spaceId: space.id,
      title,
      createdBy: userOf(caller),
      status: "CREATED",
      createdAt: now,
      startedAt: null,
      endedAt: null,
      lastActivityAt: now,
      transcription: "ON",
      serverCapture: false,
      transcriptionHost: null,
      rawTranscript: null,
      entry: entry ?? space.defaultEntry,
      locked: false,
      barredAt: null,
      plan,
      planRevision: plan ? 1 : 0,
    };
    if (await store.sessions.create(session)) return session;
  }
  return null;
}
