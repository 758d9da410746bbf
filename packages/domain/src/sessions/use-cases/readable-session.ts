import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { mayRead, readsFromMs } from "../rights.ts";
import type { Session } from "../session.ts";
import { relationOf } from "../session-relation.ts";
import type { SessionDeps } from "./deps.ts";

/** A session, and the part of it that may be read: what was said from `fromMs` of the session clock on, 0 for all. */
export interface ReadablePart {
  readonly session: Session;
  readonly fromMs: number;
}

/** For those who may read what was said in the session; NOT_FOUND to all others. */
export function readablePart({ store }: Pick<SessionDeps, "store">) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<ReadablePart>> => {
    const session = await store.sessions.findBySlug(input.slug);
    if (!session) return refuse("NOT_FOUND");
    const relation = await relationOf(store, session, input.caller);
    if (!mayRead(session, relation)) return refuse("NOT_FOUND");
    return ok({ session, fromMs: readsFromMs(session, relation) });
  };
}

/** The session for those who may read in it, for what is the same for all of them. */
export function readableSession(deps: Pick<SessionDeps, "store">) {
  const find = readablePart(deps);
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<Session>> => {
    const part = await find(input);
    return part.ok ? ok(part.value.session) : part;
  };
}
