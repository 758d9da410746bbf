import type { Caller } from "../../shared/caller.ts";
import type { Slug } from "../../shared/ids.ts";
import { refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { sessionViewFor } from "../../sessions/use-cases/read-sessions.ts";
import { insertSession } from "../../sessions/use-cases/session-lifecycle.ts";
import type { SessionDeps } from "../../sessions/use-cases/deps.ts";
import type { MemberSessionView } from "../../sessions/views.ts";
import { roomForMember } from "./find-room.ts";

/**
 * The session that is on in a room or about to begin; a new one where there is none. Members of the space and its
 * systems; all who open a room at once are given the same session.
 */
export function openRoom(deps: Pick<SessionDeps, "store" | "clock" | "ids">) {
  return (input: { caller: Caller; slug: Slug }): Promise<Result<MemberSessionView>> =>
    deps.store.transaction(async (repositories) => {
      const found = await roomForMember(repositories, input);
      if (!found.ok) return found;
      const { spaceId, id } = found.value.room;
      const room = await repositories.rooms.lock(spaceId, id);
      const space = room && (await repositories.spaces.find(spaceId));
      if (!room || !space) return refuse("NOT_FOUND");
      const languages = room.languages ?? space.languages;
      const session =
        (await repositories.sessions.findCurrent(spaceId, id)) ??
        (await insertSession(
          { ...deps, sessions: repositories.sessions },
          {
            ...{ caller: input.caller, spaceId, roomId: id, languages },
            ...{ title: room.name, entry: room.entry },
          },
        ));
      if (!session) return refuse("INTERNAL", { detail: "no free slug" });
      const { caller } = input;
      const now = deps.clock.now();
      const view = await sessionViewFor(repositories, { slug: session.slug, caller, now });
      if (!view.ok) return view;
      return view.value.view === "member" ? { ok: true, value: view.value } : refuse("NOT_FOUND");
    });
}
