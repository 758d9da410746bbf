import { recapMailModes, spaceModes, spaceRoles } from "@rooms/domain/vocabulary/spaces";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import {
  guestTranscriptMode,
  titleText,
  id,
  idParams,
  keptDays,
  languageSetting,
  sessionEntry,
  time,
} from "./shared.ts";

export const spaceMode = z.enum(spaceModes);
export const spaceRole = z.enum(spaceRoles);
/** Who is mailed a recap when its analysis is done: not one, the hosts, or all who took part; members of the space only. */
export const recapMailMode = z.enum(recapMailModes);
export type RecapMailMode = z.infer<typeof recapMailMode>;
export type SpaceMode = z.infer<typeof spaceMode>;
export type SpaceRole = z.infer<typeof spaceRole>;

export const space = z.object({
  id,
  name: z.string(),
  mode: spaceMode,
  /** Whether people outside the space may join its sessions by link. */
  guestsAllowed: z.boolean(),
  /** IANA name; dates of the space are written in it, and days that people speak of are read in it. */
  timeZone: z.string(),
  recapMail: recapMailMode,
  /** Of sessions that are made without saying their own. */
  defaultEntry: sessionEntry,
  /** Whether people may write to all in its sessions. */
  chatAllowed: z.boolean(),
  /** Sessions are deleted so long after their end, with all that was said and written in them; null: they stay. */
  keptDays: keptDays.nullable(),
  guestTranscripts: guestTranscriptMode,
  /** What is spoken in sessions and rooms that are made without saying it. */
  languages: languageSetting,
  /** The caller's. */
  role: spaceRole,
  memberCount: z.int(),
  active: z.boolean(),
  createdAt: time,
});
export type Space = z.infer<typeof space>;

/** As IANA writes them; whether there is such a zone is checked when it is set. */
const timeZone = z.string().regex(/^[A-Za-z0-9_+/-]{1,64}$/);
const spaceName = titleText(httpLimits.spaceNameLengthMax);

export const listSpaces = defineOperation({
  id: "spaces.list",
  method: "GET",
  path: "/api/spaces",
  summary: "The caller's spaces, oldest first; there is always one",
  auth: "user",
  status: 200,
  response: z.object({ items: z.array(space) }),
  errors: [],
});

export const createSpace = defineOperation({
  id: "spaces.create",
  method: "POST",
  path: "/api/spaces",
  summary: "Make a space and become its owner",
  auth: "user",
  rate: "create",
  idempotent: true,
  body: z.strictObject({
    name: spaceName,
    mode: spaceMode.default("SESSIONS_ONLY").optional(),
    timeZone: timeZone.default("UTC").optional(),
    /** The language that the caller reads without it. */
    languages: languageSetting.optional(),
  }),
  status: 201,
  response: space,
  errors: ["LANGUAGE_NOT_HEARD"],
});

export const updateSpace = defineOperation({
  id: "spaces.update",
  method: "PATCH",
  path: "/api/spaces/{id}",
  summary:
    "Rename a space, let guests in or not, say how its sessions are entered and what is spoken in them, set its time zone, say who is mailed recaps, or how long sessions are kept; owners only",
  auth: "user",
  params: idParams,
  body: z.strictObject({
    name: spaceName.optional(),
    guestsAllowed: z.boolean().optional(),
    timeZone: timeZone.optional(),
    recapMail: recapMailMode.optional(),
    defaultEntry: sessionEntry.optional(),
    chatAllowed: z.boolean().optional(),
    keptDays: keptDays.nullable().optional(),
    guestTranscripts: guestTranscriptMode.optional(),
    languages: languageSetting.optional(),
  }),
  status: 200,
  response: space,
  errors: ["FORBIDDEN", "LANGUAGE_NOT_HEARD"],
});

export const changeSpaceMode = defineOperation({
  id: "spaces.changeMode",
  method: "PATCH",
  path: "/api/spaces/{id}/mode",
  summary: "Switch tasks on or off; owners only",
  auth: "user",
  params: idParams,
  body: z.strictObject({ mode: spaceMode }),
  status: 200,
  response: space,
  errors: ["FORBIDDEN"],
});

export const deleteSpace = defineOperation({
  id: "spaces.delete",
  method: "DELETE",
  path: "/api/spaces/{id}",
  summary: "Delete a space and everything in it; owners only, and never one's last",
  auth: "user",
  params: idParams,
  status: 204,
  errors: ["FORBIDDEN", "LAST_SPACE"],
});

export const setActiveSpace = defineOperation({
  id: "spaces.setActive",
  method: "POST",
  path: "/api/spaces/{id}/set-active",
  summary: "Make a space the one the caller works in",
  auth: "user",
  params: idParams,
  status: 200,
  response: space,
  errors: [],
});
