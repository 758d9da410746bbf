import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import type { Background } from "../../shared/background.ts";
import type { Slug, SpaceId } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import type { LiveRooms } from "../../sessions/ports.ts";
import { closeRooms, removeSpace } from "../../spaces/use-cases/spaces.ts";
import type { ErasureRecord, RowCounts } from "../erasure.ts";

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly rooms: LiveRooms;
  readonly background: Background;
}

/** Rows that go with a session. NOT_FOUND. */
export function planSessionErasure({ store }: Pick<Deps, "store">) {
  return async (slug: Slug): Promise<Result<RowCounts>> => {
    const session = await store.sessions.findBySlug(slug);
    return session ? ok(await store.personalData.countSession(session.id)) : refuse("NOT_FOUND");
  };
}

/** Removes a session with all that was said in it, from whichever space. NOT_FOUND. */
export function eraseSession({ store, clock, ids, rooms, background }: Deps) {
  return async (slug: Slug): Promise<Result<ErasureRecord>> => {
    const erased = await store.transaction(async ({ sessions, personalData }) => {
      const session = await sessions.findBySlug(slug);
      if (!session) return refuse("NOT_FOUND");
      const counts = await personalData.countSession(session.id);
      if (!(await sessions.delete(session.spaceId, session.id))) return refuse("NOT_FOUND");
      const record = {
        id: ids.uuid(),
        kind: "SESSION",
        at: clock.now(),
        withLines: true,
        counts,
      } as const;
      await personalData.record(record);
      return ok(record);
    });
    if (erased.ok) closeRooms({ rooms, background }, [slug]);
    return erased;
  };
}

/** Rows that go with a space. NOT_FOUND. */
export function planSpaceErasure({ store }: Pick<Deps, "store">) {
  return async (space: SpaceId): Promise<Result<RowCounts>> => {
    const found = await store.spaces.find(space);
    return found ? ok(await store.personalData.countSpace(space)) : refuse("NOT_FOUND");
  };
}

/** Removes a space and everything in it, also where it is the last one of its owners. NOT_FOUND. */
export function eraseSpace({ store, clock, ids, rooms, background }: Deps) {
  return async (space: SpaceId): Promise<Result<ErasureRecord>> => {
    const erased = await store.transaction(async (repositories) => {
      const { spaces, personalData } = repositories;
      if (!(await spaces.lock(space))) return refuse("NOT_FOUND");
      const counts = await personalData.countSpace(space);
      const live = await removeSpace(repositories, space);
      const record = {
        id: ids.uuid(),
        kind: "SPACE",
        at: clock.now(),
        withLines: true,
        counts,
      } as const;
      await personalData.record(record);
      return ok({ record, live });
    });
    if (!erased.ok) return erased;
    closeRooms({ rooms, background }, erased.value.live);
    return ok(erased.value.record);
  };
}
