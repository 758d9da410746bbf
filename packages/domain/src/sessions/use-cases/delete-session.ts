import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { mayRead, rightsOf } from "../rights.ts";
import { relationOf } from "../session-relation.ts";
import type { SessionDeps } from "./deps.ts";

/** Removes the session and everything under it at once. Its stored document follows by the worker. */
export function deleteSession({
  store,
  rooms,
  background,
}: Pick<SessionDeps, "store" | "rooms" | "background">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<null>> => {
    const deleted = await store.transaction(async (repositories) => {
      const session = await repositories.sessions.findBySlug(slug);
      if (!session) return refuse("NOT_FOUND");
      const relation = await relationOf(repositories, session, caller);
      if (!mayRead(session, relation)) return refuse("NOT_FOUND");
      if (!rightsOf(session, relation).delete) return refuse("FORBIDDEN");
      const done = await repositories.sessions.delete(session.spaceId, session.id);
      return done ? ok(session) : refuse("NOT_FOUND");
    });
    if (!deleted.ok) return deleted;
    // It may have begun, or been opened again by an old token, since it was looked at.
    background.run("close the room of a deleted session", () => rooms.close(slug));
    return ok(null);
  };
}
