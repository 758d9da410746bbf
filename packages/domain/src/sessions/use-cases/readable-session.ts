import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { mayRead } from "../rights.ts";
import type { Session } from "../session.ts";
import { standingOf } from "../standing.ts";
import type { SessionDeps } from "./deps.ts";

/** The session for those who may read what was said in it; NOT_FOUND to all others. */
export function readableSession({ store }: Pick<SessionDeps, "store">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<Session>> => {
    const session = await store.sessions.findBySlug(slug);
    if (!session) return refuse("NOT_FOUND");
    const standing = await standingOf(store, session, caller);
    return mayRead(session, standing) ? ok(session) : refuse("NOT_FOUND");
  };
}
