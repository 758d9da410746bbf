import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { checkAsked } from "../../transcription/speech-engines.ts";
import { isSameSetting } from "../../vocabulary/languages.ts";
import type { LanguageSetting } from "../../vocabulary/languages.ts";
import type { ScreenSharing, SessionEntry } from "../../vocabulary/sessions.ts";
import { transition } from "../session-state.ts";
import { revisedPlan } from "../plan.ts";
import type { PlanChange } from "../plan.ts";
import type { SessionChange } from "../ports.ts";
import { mayRead, rightsOf } from "../rights.ts";
import type { Session } from "../session.ts";
import { relationOf } from "../session-relation.ts";
import type { SessionView } from "../views.ts";
import type { SessionDeps } from "./deps.ts";
import { enforceScreensInBackground } from "./enforce-screen-sharing.ts";
import { sessionViewFor } from "./read-sessions.ts";

export interface UpdateSessionInput {
  caller: Caller;
  slug: Slug;
  /** Null removes it. */
  title?: string | null;
  plan?: PlanChange;
  entry?: SessionEntry;
  locked?: boolean;
  /** Whether guests and outsiders read what was said before they joined. */
  pastOpen?: boolean;
  /** Whether people write to all from now on. */
  chatOn?: boolean;
  /** Who may share their screen from now on. */
  screenSharing?: ScreenSharing;
  /** What is spoken from now on. */
  languages?: LanguageSetting;
}

/**
 * Changes the title, the plan, what is spoken, or who may come in. FORBIDDEN to those who may see but not change, INVALID_TRANSITION for the
 * plan of a session that has started or expired, VALIDATION_FAILED for a plan that cannot be;
 * SESSION_NOT_LIVE, SESSION_ENDED and SESSION_EXPIRED for the entry, the chat, the screen and the languages,
 * LANGUAGE_NOT_HEARD for these, CHAT_OFF where the space has none.
 */
export function updateSession(
  deps: Pick<SessionDeps, "store" | "clock" | "engines" | "rooms" | "background">,
) {
  const { store, clock, engines } = deps;
  return async (input: UpdateSessionInput): Promise<Result<SessionView>> => {
    const heard = await checkAsked(engines, input.languages);
    const view = await store.transaction(async (repositories) => {
      // Under the lock: neither a first join nor the sweep comes between a plan and its change.
      const session = await repositories.sessions.lockBySlug(input.slug);
      if (!session) return refuse("NOT_FOUND");
      const relation = await relationOf(repositories, session, input.caller);
      if (!mayRead(session, relation)) return refuse("NOT_FOUND");
      const may = rightsOf(session, relation);
      if (!may.rename || !may.admit) return refuse("FORBIDDEN");
      if (!heard.ok) return heard;
      if (input.chatOn === true && !(await isChatAllowed(repositories, session))) {
        return refuse("CHAT_OFF");
      }
      const now = clock.now();
      const change = changeOf(session, input, now);
      if (!change.ok) return change;
      const entry = openChangeOf(session, input, now);
      if (!entry.ok) return entry;
      const updated = await repositories.sessions.update(session.spaceId, session.id, {
        ...change.value,
        ...entry.value,
      });
      if (change.value.planRevision !== undefined) await repositories.invitees.hasten(session.id);
      return updated
        ? sessionViewFor(repositories, { slug: updated.slug, caller: input.caller, now })
        : refuse("NOT_FOUND");
    });
    if (view.ok && input.screenSharing !== undefined) enforceScreensInBackground(deps, input.slug);
    return view;
  };
}

async function isChatAllowed(
  { spaces }: Pick<Repositories, "spaces">,
  { spaceId }: Pick<Session, "spaceId">,
): Promise<boolean> {
  return (await spaces.find(spaceId))?.chatAllowed === true;
}

function changeOf(
  session: Session,
  { title, plan: planChange, pastOpen }: UpdateSessionInput,
  now: Date,
): Result<SessionChange> {
  if (planChange && session.status !== "CREATED") return refuse("INVALID_TRANSITION");
  const renamed = title !== undefined && title !== session.title;
  const planned = revisedPlan(session, { change: planChange, renamed, now });
  if (!planned.ok) return planned;
  return ok({
    ...(title !== undefined && { title }),
    ...(pastOpen !== undefined && { pastOpen }),
    ...planned.value,
    // The link is good for a while longer, however long ago it was made.
    ...(planned.value.plan === null && { lastActivityAt: now }),
  });
}

/** What may change only as long as people can come in. */
function openChangeOf(
  session: Session,
  { entry, locked, chatOn, screenSharing, languages }: UpdateSessionInput,
  now: Date,
): Result<SessionChange> {
  const asked = [entry, locked, chatOn, screenSharing, languages];
  if (asked.every((one) => one === undefined)) return ok({});
  const joinable = transition(session, "join", now);
  if (!joinable.ok) return joinable;
  // Before it runs a lock would keep all members out.
  if (locked === true && session.status !== "LIVE") return refuse("SESSION_NOT_LIVE");
  return ok({
    ...(entry !== undefined && { entry }),
    // Who opens a session to all who have the link opens it to those, too, who were away when a participant was removed.
    ...(entry === "OPEN" && { barredAt: null }),
    ...(locked !== undefined && { locked }),
    ...(chatOn !== undefined && { chatOn }),
    ...(screenSharing !== undefined && { screenSharing }),
    ...(languages !== undefined && !isSameSetting(languages, session.languages) && { languages }),
  });
}
