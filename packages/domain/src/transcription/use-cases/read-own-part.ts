import type { Caller } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { Slug } from "../../shared/ids.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import type { LinePage, OutsideReader, OwnPart } from "../ports.ts";

/** What was said while a guest was in a session, after its end and for as long as its space allows. NOT_FOUND otherwise. */
export function readOwnPart({ store, clock }: { store: Pick<Store, "transcripts">; clock: Clock }) {
  return async ({
    caller,
    slug,
    page,
  }: {
    caller: Caller;
    slug: Slug;
    page: LinePage | null;
  }): Promise<Result<OwnPart>> => {
    const reader = readerOf(caller);
    const asked = { now: clock.now(), page };
    const part = reader && (await store.transcripts.readOwnPart(slug, reader, asked));
    return part ? ok(part) : refuse("NOT_FOUND");
  };
}

function readerOf(caller: Caller): OutsideReader | null {
  if (caller.kind === "guest") return { identity: caller.identity };
  return caller.kind === "user" ? { userId: caller.userId } : null;
}
