import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import type { RoomId, SpaceId } from "../../shared/ids.ts";
import { decodeCursor, pageOf } from "../../shared/page.ts";
import { pageSizeDefault } from "../../vocabulary/patterns.ts";
import type { SessionStatus } from "../../vocabulary/sessions.ts";
import type { Cursor, Page } from "../../shared/page.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import { workingSpace } from "../../spaces/use-cases/working-space.ts";
import type { WorkingSpace } from "../../spaces/use-cases/working-space.ts";
import { rightsOf } from "../rights.ts";
import type { SessionListItem } from "../session.ts";
import type { MemberSessionView } from "../views.ts";
import type { SessionDeps } from "./deps.ts";

export interface ListSessionsInput {
  caller: Caller;
  /** The caller's active space without it. */
  spaceId?: SpaceId;
  status?: SessionStatus;
  text?: string;
  /** Opened in this room. */
  roomId?: RoomId;
  /** `only`: sessions to come, the soonest first; `without`: all others. */
  upcoming?: "only" | "without";
  cursor?: string;
  limit?: number;
}

/** A page of a space's sessions, newest first or by planned start, without EXPIRED unless asked for. VALIDATION_FAILED for a foreign cursor. */
export function listSessions(deps: Pick<SessionDeps, "store" | "clock" | "ids">) {
  return async (input: ListSessionsInput): Promise<Result<Page<MemberSessionView>>> => {
    const space = await spaceToList(deps, input);
    if (!space.ok) return space;
    const after = startOf(input.cursor);
    if (after === null) return refuse("VALIDATION_FAILED", { field: "cursor" });
    const limit = input.limit ?? pageSizeDefault;
    const rows = await deps.store.sessions.list({
      spaceId: space.value.id,
      viewer: userOf(input.caller),
      limit: limit + 1,
      ...(input.status ? { status: input.status } : {}),
      ...(input.text === undefined ? {} : { text: input.text }),
      ...(input.roomId === undefined ? {} : { roomId: input.roomId }),
      ...(input.upcoming ? { upcoming: input.upcoming } : {}),
      ...(after ? { after } : {}),
    });
    const placeOf = input.upcoming === "only" ? placeByStart : placeByCreation;
    const page = pageOf(rows, limit, placeOf);
    return ok({
      ...page,
      items: page.items.map((item) => viewOfItem(item, space.value.role, input.caller)),
    });
  };
}

/** An API key exists no longer than its space, so that its own space need not be looked up. */
async function spaceToList(
  deps: Pick<SessionDeps, "store" | "clock" | "ids">,
  { caller, spaceId }: ListSessionsInput,
): Promise<Result<Pick<WorkingSpace, "id" | "role">>> {
  if (caller.kind !== "system") return workingSpace(deps)(caller, spaceId);
  const isOwn = spaceId === undefined || spaceId === caller.spaceId;
  return isOwn ? ok({ id: caller.spaceId, role: "SYSTEM" }) : refuse("NOT_FOUND");
}

const placeByCreation = ({ session }: SessionListItem): Cursor => session;

function placeByStart({ session: { id, createdAt, plan } }: SessionListItem): Cursor {
  return { id, createdAt: plan?.startAt ?? createdAt };
}

function startOf(cursor: string | undefined): Cursor | null | undefined {
  return cursor === undefined ? undefined : decodeCursor(cursor);
}

function viewOfItem(
  item: SessionListItem,
  role: WorkingSpace["role"],
  caller: Caller,
): MemberSessionView {
  const { session, guestsAllowed, participantCount, creatorName, room, viewerTookPart } = item;
  const userId = userOf(caller);
  return {
    view: "member",
    session,
    guestsAllowed,
    participantCount,
    creatorName,
    entrance: null,
    room,
    may: rightsOf(session, {
      userId,
      spaceRole: role,
      // A member who takes part may end it whatever their role in the room.
      participant: viewerTookPart ? { role: "GUEST", leftAt: null } : null,
    }),
  };
}
