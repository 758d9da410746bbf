import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Session } from "../session.ts";
import type { SessionDeps } from "./deps.ts";
import { entranceFor } from "./entrance.ts";

/** The session for those who may join it or ask; what the rule of entry refuses by, or NOT_FOUND, for all others. */
export function mayTestConnection({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<Session>> => {
    const session = await store.sessions.findBySlug(slug);
    if (!session) return refuse("NOT_FOUND");
    const found = await entranceFor(store, { session, caller, now: clock.now() });
    if (!found) return refuse("NOT_FOUND");
    const { entrance } = found;
    return entrance.kind === "REFUSED" ? refuse(entrance.refusal) : ok(session);
  };
}
