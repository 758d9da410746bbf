import {
  participantRoles,
  screenSharings,
  sessionStatuses,
  transcriptionModes,
} from "@rooms/domain/vocabulary/sessions";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { entrance } from "./lobby.ts";
import { defineOperation } from "./operation.ts";
import {
  guestTranscriptMode,
  humanText,
  id,
  identityText,
  keptDays,
  languageSetting,
  pageOf,
  pageQuery,
  sessionEntry,
  slug,
  slugParams,
  titleText,
  time,
} from "./shared.ts";

export const sessionStatus = z.enum(sessionStatuses);
export type SessionStatus = z.infer<typeof sessionStatus>;
/** What the host wants of transcription. */
export const transcriptionMode = z.enum(transcriptionModes);
export type TranscriptionMode = z.infer<typeof transcriptionMode>;
export const screenSharing = z.enum(screenSharings);
export const participantRole = z.enum(participantRoles);

const sessionFacts = {
  slug,
  title: z.string().nullable(),
  status: sessionStatus,
  /** Whether one may join by link with a name alone. */
  guestsAllowed: z.boolean(),
  entry: sessionEntry,
  /** While it runs, new people may not enter, except those who may unlock it. */
  locked: z.boolean(),
  /** Display name of who made it, where there is one. */
  hostName: z.string().nullable(),
  /** Set by the space: the session is deleted so many days after its end; null: it stays until it is deleted by hand. */
  keptDays: keptDays.nullable(),
  /** By the space: for how long guests read afterwards what was said while they were there. */
  guestTranscripts: guestTranscriptMode,
  /** OFF, too, where the installation does not transcribe at all. */
  transcription: transcriptionMode,
  /** Who hears: "gladia", or the recogniser of the installation's own speech server; null while no transcriber is up. */
  engine: z.string().nullable(),
  /** What is spoken. */
  languages: languageSetting,
  /** When it is meant to begin; null where people come as they like. The link lets in before that too. */
  plannedStartAt: time.nullable(),
  /** Null without a planned start. */
  plannedDurationMinutes: z.int().nullable(),
};

const sessionCourse = {
  id,
  createdAt: time,
  startedAt: time.nullable(),
  endedAt: time.nullable(),
  /** When it is deleted, if the space's setting stays; null before its end, and where it stays. */
  keptUntil: time.nullable(),
  serverCapture: z.boolean(),
  /** Identity of the designated transcription host; null while the room is empty. */
  transcriptionHost: identityText.nullable(),
  /** Whether guests and outsiders read what was said before they joined. */
  pastOpen: z.boolean(),
  /** Whether its hosts let people write to all; a space may forbid it all the same. */
  chatOn: z.boolean(),
  /** HOSTS: all others may not share their screen. */
  screenSharing,
};

/** For those who only have the link; while CREATED or LIVE, 404 afterwards. */
export const publicSession = z.object({ view: z.literal("public"), ...sessionFacts, entrance });
/** For those who took part and are no members, while it is live. */
export const participantSession = z.object({
  view: z.literal("participant"),
  ...sessionFacts,
  ...sessionCourse,
  /** The caller in this session. */
  identity: identityText,
  role: participantRole,
  /** Who left may have to ask again before they come back. */
  entrance,
});
/** For members of the space, always. */
export const memberSession = z.object({
  view: z.literal("member"),
  ...sessionFacts,
  ...sessionCourse,
  spaceId: id,
  createdBy: id.nullable(),
  lastActivityAt: time,
  participantCount: z.int(),
  /** The standing room it was opened in, where there still is one. */
  room: z.object({ slug, name: z.string() }).nullable(),
  /** The finalised document, once written; without segments when nothing was said. */
  rawTranscript: z
    .object({ version: z.int(), segmentCount: z.int(), sizeBytes: z.int(), readyAt: time })
    .nullable(),
  /** `rename`: change the title and `pastOpen`; `admit`: let people in, change `entry`, `languages`, `chatOn` and `screenSharing`, lock. */
  may: z.object({
    end: z.boolean(),
    delete: z.boolean(),
    rename: z.boolean(),
    admit: z.boolean(),
  }),
  /** Of one session that can be joined; left out in lists, and where a system asks. */
  entrance: entrance.optional(),
});
export const sessionView = z.discriminatedUnion("view", [
  publicSession,
  participantSession,
  memberSession,
]);
export type PublicSession = z.infer<typeof publicSession>;
export type ParticipantSession = z.infer<typeof participantSession>;
export type MemberSession = z.infer<typeof memberSession>;
export type SessionView = z.infer<typeof sessionView>;

const title = titleText(httpLimits.sessionTitleLengthMax).nullable();
/** How other things point at a session. */
export const namedSession = z.object({ slug, title: z.string().nullable() });

/** A start that is new lies between an hour ago and 366 days from now. */
export const plannedStartAt = time.nullable();
export const plannedDurationMinutes = z
  .int()
  .min(httpLimits.plannedMinutesMin)
  .max(httpLimits.plannedMinutesMax);

export const createSession = defineOperation({
  id: "sessions.create",
  method: "POST",
  path: "/api/sessions",
  summary: "Make a session in the active space, or in the one named; for now, or planned for later",
  auth: "user",
  scope: "sessions:write",
  rate: "create",
  idempotent: true,
  body: z.strictObject({
    title: title.optional(),
    spaceId: id.optional(),
    entry: sessionEntry.optional(),
    /** Those of the space without it. */
    languages: languageSetting.optional(),
    plannedStartAt: plannedStartAt.optional(),
    /** An hour when a start is given and this is not. */
    plannedDurationMinutes: plannedDurationMinutes.optional(),
  }),
  status: 201,
  response: memberSession,
  errors: ["NOT_FOUND", "LANGUAGE_NOT_HEARD"],
});

export const listSessions = defineOperation({
  id: "sessions.list",
  method: "GET",
  path: "/api/sessions",
  summary:
    "Sessions of the active space or the one named, newest first, without EXPIRED unless asked for; those to come by their start",
  auth: "user",
  scope: "sessions:read",
  query: z.strictObject({
    ...pageQuery,
    spaceId: id.optional(),
    status: sessionStatus.optional(),
    /** Opened in this room. */
    roomId: id.optional(),
    /**
     * `only`: planned sessions that have not started yet, the soonest first; `without`: all but those. A cursor
     * belongs to the order it came from.
     */
    upcoming: z.enum(["only", "without"]).optional(),
    /** Part of the title or slug. */
    text: humanText(httpLimits.searchLengthMax).optional(),
  }),
  status: 200,
  response: pageOf(memberSession),
  errors: ["NOT_FOUND"],
});

export const getSession = defineOperation({
  id: "sessions.get",
  method: "GET",
  path: "/api/sessions/{slug}",
  summary: "One session, as much of it as the caller may see; `view` says which",
  auth: "public",
  scope: "sessions:read",
  params: slugParams,
  status: 200,
  response: sessionView,
  errors: [],
});

export const updateSession = defineOperation({
  id: "sessions.update",
  method: "PATCH",
  path: "/api/sessions/{slug}",
  summary:
    "Change the title or, until the session starts, the planned start (null removes either); say who may come in, what is spoken, whether people write to all and who may share the screen, lock it while it runs, or open to guests and outsiders what was said before they joined. Hosts, the creator and owners; what is left out stays",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  body: z.strictObject({
    title: title.optional(),
    plannedStartAt: plannedStartAt.optional(),
    plannedDurationMinutes: plannedDurationMinutes.optional(),
    /** OPEN also ends that outsiders have to ask since a host removed a participant. */
    entry: sessionEntry.optional(),
    locked: z.boolean().optional(),
    pastOpen: z.boolean().optional(),
    /** Until the session ends; CHAT_OFF where the space does not allow it. */
    chatOn: z.boolean().optional(),
    /** Until the session ends; HOSTS also ends what others share. */
    screenSharing: screenSharing.optional(),
    /** From now on; until the session ends. */
    languages: languageSetting.optional(),
  }),
  status: 200,
  response: sessionView,
  errors: [
    "FORBIDDEN",
    "INVALID_TRANSITION",
    "SESSION_NOT_LIVE",
    "SESSION_ENDED",
    "SESSION_EXPIRED",
    "LANGUAGE_NOT_HEARD",
    "CHAT_OFF",
  ],
});

export const deleteSession = defineOperation({
  id: "sessions.delete",
  method: "DELETE",
  path: "/api/sessions/{slug}",
  summary: "Delete a session and everything under it; its creator and owners of the space",
  auth: "user",
  scope: "sessions:write",
  params: slugParams,
  status: 204,
  errors: ["FORBIDDEN"],
});

export const endSession = defineOperation({
  id: "sessions.end",
  method: "POST",
  path: "/api/sessions/{slug}/end",
  summary:
    "End a live session for all: its creator, and members of the space who take part. Never guests and people from outside, hosts or not.",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  status: 200,
  response: z.object({ slug, status: z.literal("ENDED"), endedAt: time }),
  errors: ["FORBIDDEN", "INVALID_TRANSITION"],
});
