import { endSession } from "@rooms/domain/sessions/use-cases/session-lifecycle";
import type { Session } from "@rooms/domain/sessions/session";
import type { Slug } from "@rooms/domain/shared/ids";
import { ok, refuse } from "@rooms/domain/shared/result";
import type { Result } from "@rooms/domain/shared/result";

type Deps = Parameters<typeof endSession>[0];

/** NOT_FOUND. */
export async function showSession({ store }: Deps, slug: Slug): Promise<Result<Session>> {
  const session = await store.sessions.findBySlug(slug);
  return session ? ok(session) : refuse("NOT_FOUND");
}

/** Ends it for all, as its space could. NOT_FOUND; INVALID_TRANSITION when it is not live. */
export async function endNow(deps: Deps, slug: Slug): Promise<Result<Session>> {
  const session = await showSession(deps, slug);
  if (!session.ok) return session;
  return endSession(deps)({ caller: { kind: "system", spaceId: session.value.spaceId }, slug });
}
