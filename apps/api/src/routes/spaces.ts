import * as contracts from "@rooms/contracts/http";
import type { Space } from "@rooms/contracts/http";
import { type SpaceId, spaceId, type UserId } from "@rooms/domain/shared/ids";
import { ok, refuse, type Result } from "@rooms/domain/shared/result";
import type { MemberSpace, SpaceChange } from "@rooms/domain/spaces/space";
import {
  createSpace,
  deleteSpace,
  listSpaces,
  setActiveSpace,
  updateSpace,
} from "@rooms/domain/spaces/use-cases/spaces";
import { bind, bindCreate } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { mapResult } from "./results.ts";

export function spaceRoutes(deps: RouteDeps): Route[] {
  return [
    listSpacesRoute(deps),
    createSpaceRoute(deps),
    updateSpaceRoute(deps),
    changeSpaceModeRoute(deps),
    deleteSpaceRoute(deps),
    setActiveSpaceRoute(deps),
  ];
}

function listSpacesRoute(deps: RouteDeps): Route {
  const list = listSpaces(deps);
  return bind(contracts.listSpaces, async ({ caller: { userId }, locale }) =>
    mapResult(await list({ userId, languages: [locale] }), ({ spaces, activeSpaceId }) => ({
      items: spaces.map((space) => spaceOf(space, activeSpaceId)),
    })),
  );
}

function createSpaceRoute(deps: RouteDeps): Route {
  const create = createSpace(deps);
  return bindCreate(
    contracts.createSpace,
    async ({ caller, input: { body }, locale }) => {
      const { name, mode, timeZone, languages } = body;
      const created = await create({
        userId: caller.userId,
        name,
        languagesAssumed: [locale],
        ...(languages !== undefined && { languages }),
        ...(mode !== undefined && { mode }),
        ...(timeZone !== undefined && { timeZone }),
      });
      // A new space is the active one from now on.
      return mapResult(created, (space) => spaceOf(space, space.id));
    },
    async ({ caller, made }) => {
      const space = await deps.store.spaces.findForUser(spaceId(made.id), caller.userId);
      return space ? ok(space) : refuse("NOT_FOUND");
    },
  );
}

function updateSpaceRoute(deps: RouteDeps): Route {
  const change = changeSpace(deps);
  return bind(contracts.updateSpace, ({ caller, input: { params, body } }) =>
    change(caller.userId, params.id, {
      ...(body.name !== undefined && { name: body.name }),
      ...(body.guestsAllowed !== undefined && { guestsAllowed: body.guestsAllowed }),
      ...(body.timeZone !== undefined && { timeZone: body.timeZone }),
      ...(body.recapMail !== undefined && { recapMail: body.recapMail }),
      ...(body.defaultEntry !== undefined && { defaultEntry: body.defaultEntry }),
      ...(body.chatAllowed !== undefined && { chatAllowed: body.chatAllowed }),
      ...(body.keptDays !== undefined && { keptDays: body.keptDays }),
      ...(body.guestTranscripts && { guestTranscripts: body.guestTranscripts }),
      ...(body.languages !== undefined && { languages: body.languages }),
    }),
  );
}

function changeSpaceModeRoute(deps: RouteDeps): Route {
  const change = changeSpace(deps);
  return bind(contracts.changeSpaceMode, ({ caller, input: { params, body } }) =>
    change(caller.userId, params.id, { mode: body.mode }),
  );
}

function changeSpace(deps: RouteDeps) {
  const update = updateSpace(deps);
  return async (userId: UserId, id: string, change: SpaceChange): Promise<Result<Space>> => {
    const updated = await update({ userId, spaceId: spaceId(id), change });
    if (!updated.ok) return updated;
    const user = await deps.store.users.find(userId);
    return ok(spaceOf(updated.value, user?.activeSpaceId ?? null));
  };
}

function deleteSpaceRoute(deps: RouteDeps): Route {
  const remove = deleteSpace(deps);
  return bind(contracts.deleteSpace, ({ caller, input: { params } }) =>
    remove({ userId: caller.userId, spaceId: spaceId(params.id) }),
  );
}

function setActiveSpaceRoute(deps: RouteDeps): Route {
  const setActive = setActiveSpace(deps);
  return bind(contracts.setActiveSpace, async ({ caller, input: { params } }) =>
    mapResult(await setActive({ userId: caller.userId, spaceId: spaceId(params.id) }), (space) =>
      spaceOf(space, space.id),
    ),
  );
}

export function spaceOf(space: MemberSpace, activeSpaceId: SpaceId | null): Space {
  const { id, name, mode, guestsAllowed, timeZone, recapMail } = space;
  const { defaultEntry, chatAllowed, keptDays, guestTranscripts, languages } = space;
  const { role, memberCount, createdAt } = space;
  return {
    id,
    name,
    mode,
    guestsAllowed,
    timeZone,
    recapMail,
    defaultEntry,
    chatAllowed,
    keptDays,
    guestTranscripts,
    languages: [...languages],
    role,
    memberCount,
    active: id === activeSpaceId,
    createdAt: createdAt.toISOString(),
  };
}
