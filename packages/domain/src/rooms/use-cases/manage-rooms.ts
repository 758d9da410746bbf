import type { Caller } from "../../shared/caller.ts";
import { userOf } from "../../shared/caller.ts";
import type { Clock } from "../../shared/clock.ts";
import type { IdSource } from "../../shared/id-source.ts";
import { roomId } from "../../shared/ids.ts";
import type { Slug, SpaceId } from "../../shared/ids.ts";
import { decodeCursor, pageOf } from "../../shared/page.ts";
import { pageSizeDefault } from "../../vocabulary/patterns.ts";
import type { SessionEntry } from "../../vocabulary/sessions.ts";
import { checkAsked } from "../../transcription/speech-engines.ts";
import type { SpeechEngines } from "../../transcription/speech-engines.ts";
import type { LanguageSetting } from "../../vocabulary/languages.ts";
import { roomsPerSpaceMax } from "../../vocabulary/spaces.ts";
import type { Page } from "../../shared/page.ts";
import { ok, refuse } from "../../shared/result.ts";
import type { Result } from "../../shared/result.ts";
import type { Store } from "../../shared/store.ts";
import { changePlan, revisedPlan } from "../../sessions/plan.ts";
import type { PlanChange } from "../../sessions/plan.ts";
import { workingSpace } from "../../spaces/use-cases/working-space.ts";
import { roomRightsOf } from "../room.ts";
import type { MemberRoomView, Room } from "../room.ts";
import { memberViewOf, roomForMember } from "./find-room.ts";

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly engines: SpeechEngines;
}

export interface CreateRoomInput {
  caller: Caller;
  /** The caller's active space without it. */
  spaceId?: SpaceId;
  name: string;
  /** That of the space without it. */
  entry?: SessionEntry;
  /** Null for those of the space. */
  languages?: LanguageSetting | null;
  plan?: PlanChange;
}

const slugAttempts = 3;

/** Any member makes a room in their space; an API key in its own. ROOM_LIMIT, LANGUAGE_NOT_HEARD, VALIDATION_FAILED for a plan that cannot be. */
export function createRoom(deps: Deps) {
  return async (input: CreateRoomInput): Promise<Result<MemberRoomView>> => {
    const found = await workingSpace(deps)(input.caller, input.spaceId);
    if (!found.ok) return found;
    const { role } = found.value;
    const userId = userOf(input.caller);
    const now = deps.clock.now();
    const plan = changePlan(null, input.plan ?? {}, now);
    if (!plan.ok) return plan;
    const heard = await checkAsked(deps.engines, input.languages);
    if (!heard.ok) return heard;
    return deps.store.transaction(async (repositories) => {
      // One after the other, so that two at once do not both see room for the last one.
      const space = await repositories.spaces.lock(found.value.id);
      if (!space) return refuse("NOT_FOUND");
      if ((await repositories.rooms.count(space.id)) >= roomsPerSpaceMax)
        return refuse("ROOM_LIMIT");
      for (let attempt = 0; attempt < slugAttempts; attempt += 1) {
        const room: Room = {
          id: roomId(deps.ids.uuid()),
          slug: deps.ids.slug(),
          spaceId: space.id,
          name: input.name,
          entry: input.entry ?? space.defaultEntry,
          languages: input.languages ?? null,
          createdBy: userId,
          createdAt: now,
          plan: plan.value,
          planRevision: plan.value ? 1 : 0,
        };
        if (!(await repositories.rooms.create(room))) continue;
        const creator = userId === null ? null : await repositories.users.find(userId);
        const item = { ...room, current: null, creatorName: creator?.displayName ?? null };
        return memberViewOf(repositories, { room: item, role, userId });
      }
      return refuse("INTERNAL", { detail: "no free slug" });
    });
  };
}

/** A page of a space's rooms, newest first. VALIDATION_FAILED for a foreign cursor. */
export function listRooms(deps: Pick<Deps, "store" | "clock" | "ids">) {
  return async (input: {
    caller: Caller;
    spaceId?: SpaceId;
    cursor?: string;
    limit?: number;
  }): Promise<Result<Page<MemberRoomView>>> => {
    const space = await workingSpace(deps)(input.caller, input.spaceId);
    if (!space.ok) return space;
    const after = input.cursor === undefined ? undefined : decodeCursor(input.cursor);
    if (after === null) return refuse("VALIDATION_FAILED", { field: "cursor" });
    const { id, role, guestsAllowed } = space.value;
    const limit = input.limit ?? pageSizeDefault;
    const rows = await deps.store.rooms.list({
      spaceId: id,
      limit: limit + 1,
      ...(after && { after }),
    });
    const page = pageOf(rows, limit, (room) => room);
    const userId = userOf(input.caller);
    const viewOf = (room: (typeof rows)[number]): MemberRoomView => ({
      view: "member",
      room,
      guestsAllowed,
      may: roomRightsOf(room, { role, userId }),
    });
    return ok({ ...page, items: page.items.map(viewOf) });
  };
}

export interface UpdateRoomInput {
  caller: Caller;
  slug: Slug;
  name?: string;
  entry?: SessionEntry;
  /** Null for those of the space. */
  languages?: LanguageSetting | null;
  plan?: PlanChange;
}

/** Changes a room; the session that is on in it stays as it is. FORBIDDEN to members who neither made it nor own the space. */
export function updateRoom({ store, clock, engines }: Pick<Deps, "store" | "clock" | "engines">) {
  return async (input: UpdateRoomInput): Promise<Result<MemberRoomView>> => {
    const heard = await checkAsked(engines, input.languages);
    return store.transaction(async (repositories) => {
      const found = await roomForMember(repositories, input);
      if (!found.ok) return found;
      if (!roomRightsOf(found.value.room, found.value).update) return refuse("FORBIDDEN");
      if (!heard.ok) return heard;
      const { spaceId, id } = found.value.room;
      const room = await repositories.rooms.lock(spaceId, id);
      if (!room) return refuse("NOT_FOUND");
      const { name, entry, languages } = input;
      const renamed = name !== undefined && name !== room.name;
      const planned = revisedPlan(room, { change: input.plan, renamed, now: clock.now() });
      if (!planned.ok) return planned;
      const updated = await repositories.rooms.update(spaceId, id, {
        ...(name !== undefined && { name }),
        ...(entry !== undefined && { entry }),
        ...(languages !== undefined && { languages }),
        ...planned.value,
      });
      return updated
        ? memberViewOf(repositories, { ...found.value, room: updated })
        : refuse("NOT_FOUND");
    });
  };
}

/** Removes a room; its sessions stay. FORBIDDEN to members who neither made it nor own the space. */
export function deleteRoom({ store }: Pick<Deps, "store">) {
  return async (input: { caller: Caller; slug: Slug }): Promise<Result<null>> => {
    const found = await roomForMember(store, input);
    if (!found.ok) return found;
    const { room } = found.value;
    if (!roomRightsOf(room, found.value).delete) return refuse("FORBIDDEN");
    return (await store.rooms.delete(room.spaceId, room.id)) ? ok(null) : refuse("NOT_FOUND");
  };
}
