import { userOf } from "../../shared/caller.ts";
import type { Caller } from "../../shared/caller.ts";
import type { ParticipantIdentity, RoomId, Slug, SpaceId } from "../../shared/ids.ts";
import { decodeCursor, pageOf } from "../../shared/page.ts";
import type { Cursor, Page } from "../../shared/page.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Repositories } from "../../shared/store.ts";
import { workingSpace } from "../../spaces/use-cases/working-space.ts";
import type { WorkingSpace } from "../../spaces/use-cases/working-space.ts";
import { pageSizeDefault } from "../../vocabulary/patterns.ts";
import type { SessionStatus } from "../../vocabulary/sessions.ts";
import { distinctNames } from "../distinct-names.ts";
import type { ParticipantView } from "../participant.ts";
import { mayKnowOf, mayRead, readsFromMs, rightsOf, viewOf } from "../rights.ts";
import { relationOf } from "../session-relation.ts";
import type { Session, SessionListItem } from "../session.ts";
import type { MemberSessionView, SessionView } from "../views.ts";
import type { SessionDeps } from "./deps.ts";
import { entranceFor } from "./entrance.ts";

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

/** One session, as much of it as the caller may see. NOT_FOUND when that is nothing. */
export function getSession({ store, clock }: Pick<SessionDeps, "store" | "clock">) {
  return async ({ caller, slug }: { caller: Caller; slug: Slug }): Promise<Result<SessionView>> => {
    return sessionViewFor(store, { slug, caller, now: clock.now() });
  };
}

export async function sessionViewFor(
  repositories: Pick<Repositories, "members" | "participants" | "sessions" | "spaces" | "lobby">,
  { slug, caller, now }: { slug: Slug; caller: Caller; now: Date },
): Promise<Result<SessionView>> {
  const found = await repositories.sessions.read(slug);
  if (!found) return refuse("NOT_FOUND");
  const { session, guestsAllowed, keptDays, guestTranscripts, creatorName } = found;
  const { participantCount, room } = found;
  // One after the other: inside a transaction they share one connection, which takes one question at a time.
  const relation = await relationOf(repositories, session, caller);
  const view = viewOf(session, relation);
  if (view === "none") return refuse("NOT_FOUND");
  const entrance = await entranceFor(repositories, { session, caller, now });
  const facts = { session, guestsAllowed, keptDays, guestTranscripts, creatorName };
  if (view === "member") {
    const may = rightsOf(session, relation);
    return ok({ ...facts, participantCount, room, view, entrance, may });
  }
  // Both views are of sessions that can be joined, and of people.
  if (!entrance) return refuse("NOT_FOUND");
  return view === "participant" && relation.participant
    ? ok({
        ...facts,
        view,
        entrance,
        identity: relation.participant.identity,
        role: relation.participant.role,
      })
    : ok({ ...facts, view: "public", entrance });
}

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
  const { session, participantCount, creatorName, room, viewerTookPart } = item;
  const { guestsAllowed, keptDays, guestTranscripts } = item;
  const userId = userOf(caller);
  return {
    view: "member",
    session,
    guestsAllowed,
    keptDays,
    guestTranscripts,
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

/**
 * All who took part, in the order of joining and by distinct names, for those who may read the session; who reads
 * from their joining is not told of who had gone before.
 */
export function listParticipants({ store }: Pick<SessionDeps, "store">) {
  return async (input: {
    caller: Caller;
    slug: Slug;
  }): Promise<Result<{ session: Session; participants: readonly ParticipantView[] }>> => {
    const part = await readablePart({ store })(input);
    if (!part.ok) return part;
    const { session, fromMs } = part.value;
    const participants = await store.participants.list(session.id);
    const names = distinctNames(participants);
    const { startedAt } = session;
    return ok({
      session,
      participants: participants
        .filter((one) => mayKnowOf(one, { fromMs, startedAt }))
        .map((one) => ({ ...one, name: names.get(one.identity) ?? one.name })),
    });
  };
}

/** One participant, for those who may read the session. */
export function getParticipant({ store }: Pick<SessionDeps, "store">) {
  return async (input: {
    caller: Caller;
    slug: Slug;
    identity: ParticipantIdentity;
  }): Promise<Result<{ session: Session; participant: ParticipantView }>> => {
    const listed = await listParticipants({ store })(input);
    if (!listed.ok) return listed;
    const participant = listed.value.participants.find(
      ({ identity }) => identity === input.identity,
    );
    return participant ? ok({ session: listed.value.session, participant }) : refuse("NOT_FOUND");
  };
}
