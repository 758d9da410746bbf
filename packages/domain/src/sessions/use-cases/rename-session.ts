import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { mayRead, rightsOf } from "../rights.ts";
import { standingOf } from "../standing.ts";
import type { SessionView } from "../views.ts";
import type { SessionDeps } from "./deps.ts";
import { sessionViewFor } from "./get-session.ts";

/** Changes the title; null removes it. FORBIDDEN to those who may see but not rename. */
export function renameSession({ store }: Pick<SessionDeps, "store">) {
  return async (input: {
    caller: Caller;
    slug: Slug;
    title: string | null;
  }): Promise<Result<SessionView>> => {
    const session = await store.sessions.findBySlug(input.slug);
    if (!session) return refuse("NOT_FOUND");
    const standing = await standingOf(store, session, input.caller);
    if (!mayRead(session, standing)) return refuse("NOT_FOUND");
    if (!rightsOf(session, standing).rename) return refuse("FORBIDDEN");
    const renamed = await store.sessions.update(session.spaceId, session.id, {
      title: input.title,
    });
    return renamed ? sessionViewFor(store, renamed, input.caller) : refuse("NOT_FOUND");
  };
}
