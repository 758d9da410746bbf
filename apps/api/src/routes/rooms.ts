import * as contracts from "@rooms/contracts/http";
import type { MemberRoom, RoomView as ShownRoom } from "@rooms/contracts/http";
import type { MemberRoomView, RoomView } from "@rooms/domain/rooms/room";
import { getRoom } from "@rooms/domain/rooms/use-cases/find-room";
import {
  createRoom,
  deleteRoom,
  listRooms,
  updateRoom,
} from "@rooms/domain/rooms/use-cases/manage-rooms";
import { openRoom } from "@rooms/domain/rooms/use-cases/open-room";
import { readOpenItems } from "@rooms/domain/rooms/use-cases/read-open-items";
import { slug, spaceId } from "@rooms/domain/shared/ids";
import { bind, bindCreate } from "../http/bind.ts";
import type { Route } from "../http/bind.ts";
import type { RouteDeps } from "./deps.ts";
import { forMember, mapResult } from "./results.ts";
import { planChangeOf, planOf } from "./plan.ts";
import { memberSessionOf } from "./sessions.ts";
import { taskOf } from "./tasks.ts";

/** Standing rooms, the way into their sessions, and what the last of these left open. */
export function roomRoutes(deps: RouteDeps): Route[] {
  return [
    create(deps),
    list(deps),
    get(deps),
    update(deps),
    remove(deps),
    open(deps),
    openItems(deps),
  ];
}

function create(deps: RouteDeps): Route {
  const make = createRoom(deps);
  const find = getRoom(deps);
  return bindCreate(
    contracts.createRoom,
    async ({ caller, input: { body } }) => {
      const made = await make({
        caller,
        name: body.name,
        ...(body.entry !== undefined && { entry: body.entry }),
        ...(body.languages !== undefined && { languages: body.languages }),
        ...(body.spaceId !== undefined && { spaceId: spaceId(body.spaceId) }),
        ...planChangeOf(body),
      });
      return mapResult(made, memberRoomOf);
    },
    async ({ caller, made }) => forMember(await find({ caller, slug: slug(made.slug) })),
  );
}

function list(deps: RouteDeps): Route {
  const rooms = listRooms(deps);
  return bind(contracts.listRooms, async ({ caller, input: { query } }) => {
    const page = await rooms({
      caller,
      ...(query.spaceId !== undefined && { spaceId: spaceId(query.spaceId) }),
      ...(query.cursor !== undefined && { cursor: query.cursor }),
      ...(query.limit !== undefined && { limit: query.limit }),
    });
    return mapResult(page, ({ items, nextCursor }) => ({
      items: items.map(memberRoomOf),
      nextCursor,
    }));
  });
}

function get(deps: RouteDeps): Route {
  const read = getRoom(deps);
  return bind(contracts.getRoom, async ({ caller, input: { params } }) =>
    mapResult(await read({ caller, slug: slug(params.slug) }), roomOf),
  );
}

function update(deps: RouteDeps): Route {
  const change = updateRoom(deps);
  return bind(contracts.updateRoom, async ({ caller, input: { params, body } }) => {
    const updated = await change({
      caller,
      slug: slug(params.slug),
      ...(body.name !== undefined && { name: body.name }),
      ...(body.entry !== undefined && { entry: body.entry }),
      ...(body.languages !== undefined && { languages: body.languages }),
      ...planChangeOf(body),
    });
    return mapResult(updated, memberRoomOf);
  });
}

function remove(deps: RouteDeps): Route {
  const discard = deleteRoom(deps);
  return bind(contracts.deleteRoom, ({ caller, input: { params } }) =>
    discard({ caller, slug: slug(params.slug) }),
  );
}

function open(deps: RouteDeps): Route {
  const start = openRoom(deps);
  return bind(contracts.openRoom, async ({ caller, input: { params } }) => {
    const session = await start({ caller, slug: slug(params.slug) });
    const availability = await deps.transcriptionAvailability();
    return mapResult(session, (view) => memberSessionOf(view, availability));
  });
}

function openItems(deps: RouteDeps): Route {
  const read = readOpenItems(deps);
  return bind(contracts.getOpenItems, async ({ caller, input: { params } }) =>
    mapResult(await read({ caller, slug: slug(params.slug) }), ({ session, tasks, questions }) => ({
      session: session && {
        slug: session.slug,
        title: session.title,
        endedAt: session.endedAt?.toISOString() ?? null,
      },
      tasks: tasks.map(taskOf),
      questions: questions.map(({ text, segmentIds }) => ({ text, segmentIds: [...segmentIds] })),
    })),
  );
}

function roomOf(view: RoomView): ShownRoom {
  return view.view === "member" ? memberRoomOf(view) : { view: "public", ...factsOf(view) };
}

function memberRoomOf(view: MemberRoomView): MemberRoom {
  const { room, may } = view;
  return {
    view: "member",
    ...factsOf(view),
    id: room.id,
    spaceId: room.spaceId,
    createdBy: room.createdBy,
    creatorName: room.creatorName,
    createdAt: room.createdAt.toISOString(),
    languages: room.languages && [...room.languages],
    may,
  };
}

function factsOf({ room, guestsAllowed }: Pick<RoomView, "room" | "guestsAllowed">) {
  const { slug: link, name, entry, plan, current } = room;
  return { slug: link, name, entry, guestsAllowed, ...planOf(plan), session: current };
}
