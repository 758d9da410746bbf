import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { memberSession, namedSession, plannedDurationMinutes, plannedStartAt } from "./sessions.ts";
import {
  titleText,
  id,
  languageSetting,
  pageOf,
  pageQuery,
  sessionEntry,
  slug,
  slugParams,
  time,
} from "./shared.ts";
import { task } from "./tasks.ts";

const roomFacts = {
  slug,
  name: z.string(),
  /** What its sessions are made with. */
  entry: sessionEntry,
  guestsAllowed: z.boolean(),
  /** When people mean to meet in it next; it opens before that too. */
  plannedStartAt: time.nullable(),
  plannedDurationMinutes: z.int().nullable(),
  /** The session that is on or about to begin; null while there is none. */
  session: z.object({ slug, status: z.enum(["CREATED", "LIVE"]) }).nullable(),
};

/** For those who only have the link. */
export const publicRoom = z.object({ view: z.literal("public"), ...roomFacts });
/** For members of the space. */
export const memberRoom = z.object({
  view: z.literal("member"),
  ...roomFacts,
  id,
  spaceId: id,
  createdBy: id.nullable(),
  /** Display name of who made it, where there is one. */
  creatorName: z.string().nullable(),
  createdAt: time,
  /** What is spoken in its sessions; null for what the space says when they are made. */
  languages: languageSetting.nullable(),
  may: z.object({ update: z.boolean(), delete: z.boolean() }),
});
export const roomView = z.discriminatedUnion("view", [publicRoom, memberRoom]);
export type PublicRoom = z.infer<typeof publicRoom>;
export type MemberRoom = z.infer<typeof memberRoom>;
export type RoomView = z.infer<typeof roomView>;

const name = titleText(httpLimits.roomNameLengthMax);

export const createRoom = defineOperation({
  id: "rooms.create",
  method: "POST",
  path: "/api/rooms",
  summary:
    "Make a standing room in the active space, or in the one named: a link that does not end with a session",
  auth: "user",
  scope: "sessions:write",
  rate: "create",
  idempotent: true,
  body: z.strictObject({
    name,
    /** That of the space without it. */
    entry: sessionEntry.optional(),
    spaceId: id.optional(),
    plannedStartAt: plannedStartAt.optional(),
    /** An hour when a start is given and this is not. */
    plannedDurationMinutes: plannedDurationMinutes.optional(),
    /** Null, as without it, for those of the space. */
    languages: languageSetting.nullable().optional(),
  }),
  status: 201,
  response: memberRoom,
  errors: ["NOT_FOUND", "ROOM_LIMIT", "LANGUAGE_NOT_HEARD"],
});

export const listRooms = defineOperation({
  id: "rooms.list",
  method: "GET",
  path: "/api/rooms",
  summary: "Standing rooms of the active space or the one named, newest first",
  auth: "user",
  scope: "sessions:read",
  query: z.strictObject({ ...pageQuery, spaceId: id.optional() }),
  status: 200,
  response: pageOf(memberRoom),
  errors: ["NOT_FOUND"],
});

export const getRoom = defineOperation({
  id: "rooms.get",
  method: "GET",
  path: "/api/rooms/{slug}",
  summary:
    "One room, as much of it as the caller may see; `view` says which, `session` where to go",
  auth: "public",
  scope: "sessions:read",
  params: slugParams,
  status: 200,
  response: roomView,
  errors: [],
});

export const updateRoom = defineOperation({
  id: "rooms.update",
  method: "PATCH",
  path: "/api/rooms/{slug}",
  summary:
    "Change a room; its creator and owners of the space. What is left out stays, and so does the session that is on",
  auth: "user",
  scope: "sessions:write",
  params: slugParams,
  body: z.strictObject({
    name: name.optional(),
    entry: sessionEntry.optional(),
    plannedStartAt: plannedStartAt.optional(),
    plannedDurationMinutes: plannedDurationMinutes.optional(),
    /** Null for those of the space. */
    languages: languageSetting.nullable().optional(),
  }),
  status: 200,
  response: memberRoom,
  errors: ["FORBIDDEN", "LANGUAGE_NOT_HEARD"],
});

export const deleteRoom = defineOperation({
  id: "rooms.delete",
  method: "DELETE",
  path: "/api/rooms/{slug}",
  summary: "Delete a room; its sessions stay. Its creator and owners of the space",
  auth: "user",
  scope: "sessions:write",
  params: slugParams,
  status: 204,
  errors: ["FORBIDDEN"],
});

export const openRoom = defineOperation({
  id: "rooms.open",
  method: "POST",
  path: "/api/rooms/{slug}/session",
  summary:
    "The session that is on in the room or about to begin, or a new one; members. All who open it at once get the same",
  auth: "user",
  scope: "sessions:write",
  rate: "create",
  params: slugParams,
  status: 200,
  response: memberSession,
  errors: [],
});

export const getOpenItems = defineOperation({
  id: "rooms.getOpenItems",
  method: "GET",
  path: "/api/rooms/{slug}/open-items",
  summary: "What the room's last session left open: tasks still to do, questions; members",
  auth: "user",
  scope: "transcripts:read",
  params: slugParams,
  status: 200,
  response: z.object({
    /** The last one in which something was said; null while there is none. */
    session: namedSession.extend({ endedAt: time.nullable() }).nullable(),
    /** Suggested and open ones; none where the space has no tasks. */
    tasks: z.array(task),
    questions: z.array(z.object({ text: z.string(), segmentIds: z.array(id) })),
  }),
  errors: [],
});
