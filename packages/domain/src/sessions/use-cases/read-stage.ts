import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { roomAttributes } from "../../vocabulary/room-attributes.ts";
import { mayRead } from "../rights.ts";
import { relationOf } from "../session-relation.ts";
import type { Session } from "../session.ts";
import type { SessionDeps } from "./deps.ts";
import { reached } from "./reached.ts";

/** What the room shows to all, for who is not in it. */
export interface Stage {
  /** Raised hands, the longest waiting first. */
  readonly hands: readonly { readonly identity: string; readonly raisedAt: Date }[];
  /** Whom a host shows to all; of two choices the later counts. */
  readonly spotlight: string | null;
  /** What the api says of the room; "" before it said anything. */
  readonly description: string;
}

const empty: Stage = { hands: [], spotlight: null, description: "" };

/** As LiveKit has it now; empty for a session that is not live. NOT_FOUND to those who may not read along. */
export function readStage({ store, rooms }: Pick<SessionDeps, "store" | "rooms">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<Stage>> => {
    const session = await store.sessions.findBySlug(slug);
    if (!session) return refuse("NOT_FOUND");
    if (!mayRead(session, await relationOf(store, session, caller))) return refuse("NOT_FOUND");
    if (session.status !== "LIVE") return ok(empty);
    return reached(async () => {
      const [people, description] = await Promise.all([
        rooms.listAttributes(slug),
        rooms.descriptionOf(slug),
      ]);
      const since = (name: string) =>
        people
          .map(({ identity, attributes }) => ({ identity, atMs: Number(attributes[name]) }))
          .filter(({ atMs }) => atMs > 0)
          .sort((a, b) => a.atMs - b.atMs || (a.identity < b.identity ? -1 : 1));
      return {
        hands: since(roomAttributes.hand).map(({ identity, atMs }) => ({
          identity,
          raisedAt: new Date(atMs),
        })),
        spotlight: since(roomAttributes.spotlight).at(-1)?.identity ?? null,
        description,
      };
    });
  };
}

/** Lets who follows the session by its realtime socket alone know that the stage is to be read anew. */
export function noteStageChange(
  store: SessionDeps["store"],
  { session }: { session: Pick<Session, "spaceId" | "id"> },
): Promise<void> {
  return store.sessions.noteStageChange(session.spaceId, session.id);
}
