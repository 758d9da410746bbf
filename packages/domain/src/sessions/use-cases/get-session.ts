import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { rightsOf, viewOf } from "../rights.ts";
import { relationOf } from "../session-relation.ts";
import type { SessionView } from "../views.ts";
import type { SessionDeps } from "./deps.ts";
import { entranceFor } from "./entrance.ts";

/** One session, as much of it as the caller may see. NOT_FOUND when that is nothing. */
export function getSession({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<SessionView>> => {
    return sessionViewFor(store, { slug, caller, now: clock.now() });
  };
}

export async function sessionViewFor(
  repositories: Pick<Repositories, "members" | "participants" | "sessions" | "spaces" | "lobby">,
  { slug, caller, now }: { slug: Slug; caller: Caller; now: Date },
): Promise<Result<SessionView>> {
  const found = await repositories.sessions.read(slug);
  if (!found) return refuse("NOT_FOUND");
  const { session, guestsAllowed, creatorName, participantCount, room } = found;
  // One after the other: inside a transaction they share one connection, which takes one question at a time.
  const relation = await relationOf(repositories, session, caller);
  const view = viewOf(session, relation);
  if (view === "none") return refuse("NOT_FOUND");
  const entrance = await entranceFor(repositories, { session, caller, now });
  const facts = { session, guestsAllowed, creatorName };
  if (view === "member") {
    const may = rightsOf(session, relation);
    return ok({ ...facts, participantCount, room, view, entrance, may });
  }
  // Both views are of sessions that can be joined, and of people.
  if (!entrance) return refuse("NOT_FOUND");
  return view === "participant" && relation.participant
    ? ok({
        ...facts,
        view,
        entrance,
        identity: relation.participant.identity,
        role: relation.participant.role,
      })
    : ok({ ...facts, view: "public", entrance });
}
