import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { participantRole, participantSession, transcriptionMode } from "./sessions.ts";
import { realtimeTicket } from "./transcription.ts";
import {
  color,
  humanText,
  identityText,
  sessionEntry,
  outside,
  slug,
  slugParams,
  time,
} from "./shared.ts";

export const participant = z.object({
  /** `<userId>:<sessionId>` or `guest-<slug>-<random>`; percent-encode it in URLs. */
  identity: identityText,
  name: z.string(),
  role: participantRole,
  /** Came by the link, without an account. */
  guest: z.boolean(),
  /** Null for members of the space; to be shown beside the name, wherever that stands. */
  outside: outside.nullable(),
  avatarUrl: z.string().nullable(),
  noAvatarColor: color,
  joinedAt: time,
  /** Null while present. */
  leftAt: time.nullable(),
  transcriptionHost: z.boolean(),
  /** Present by the realtime socket alone: reads, and may speak to the transcript, without being in the video room. */
  listening: z.boolean(),
});
export type Participant = z.infer<typeof participant>;

const participantParams = z.object({ slug, identity: identityText });

/**
 * `client`: the client itself, by its realtime socket, or not at all; the server never listens to this connection
 * unless that socket asks for it. `room`: the server may, while the hosts have server capture on and no socket
 * of the participant says otherwise.
 */
const captureSource = z.enum(["client", "room"]);

const livekitToken = z.object({
  token: z.string(),
  /** Address of the LiveKit server for browsers. */
  url: z.string(),
  room: z.string(),
  identity: identityText,
  expiresAt: time,
});
export type LiveKitToken = z.infer<typeof livekitToken>;

export const joinSession = defineOperation({
  id: "participants.join",
  method: "POST",
  path: "/api/sessions/{slug}/participants/join",
  summary:
    "Take part. A guest gives a name and gets a cookie; joining again is the same participant. With `connect` the answer also brings what connects the client: a LiveKit token and a ticket for the realtime socket.",
  auth: "public",
  params: slugParams,
  body: z.strictObject({
    /** Required of guests; a signed-in person's display name stands in for it. */
    name: humanText(httpLimits.displayNameLengthMax).optional(),
    /** Asks for the token and the ticket in this answer; without it they are fetched by requests of their own. */
    connect: z.strictObject({ capture: captureSource.default("room").optional() }).optional(),
  }),
  status: 200,
  response: z.object({
    participant,
    session: participantSession,
    /** Where `connect` asked for it. Null stands for a refusal, which the request for that one explains. */
    connection: z
      .object({ token: livekitToken.nullable(), ticket: realtimeTicket.nullable() })
      .optional(),
  }),
  errors: [
    "NAME_REQUIRED",
    "GUESTS_NOT_ALLOWED",
    "SESSION_ENDED",
    "SESSION_EXPIRED",
    "REMOVED_FROM_SESSION",
    "ADMISSION_REQUIRED",
    "ENTRY_DENIED",
    "MEMBERS_ONLY",
    "SESSION_LOCKED",
    "SESSION_FULL",
  ],
});

export const leaveSession = defineOperation({
  id: "participants.leave",
  method: "POST",
  path: "/api/sessions/{slug}/participants/leave",
  summary:
    "Be seen as gone. Tokens and tickets are refused until joining again, and connections end. May be sent by navigator.sendBeacon, without a body.",
  auth: "participant",
  params: slugParams,
  status: 204,
  errors: ["NOT_PARTICIPANT"],
});

export const listParticipants = defineOperation({
  id: "participants.list",
  method: "GET",
  path: "/api/sessions/{slug}/participants",
  summary: "All who took part, in the order of joining",
  auth: "participant",
  scope: "sessions:read",
  params: slugParams,
  status: 200,
  response: z.object({ items: z.array(participant) }),
  errors: [],
});

export const getParticipant = defineOperation({
  id: "participants.get",
  method: "GET",
  path: "/api/sessions/{slug}/participants/{identity}",
  summary: "One participant",
  auth: "participant",
  scope: "sessions:read",
  params: participantParams,
  status: 200,
  response: participant,
  errors: [],
});

export const changeParticipantRole = defineOperation({
  id: "participants.changeRole",
  method: "PATCH",
  path: "/api/sessions/{slug}/participants/{identity}",
  summary:
    "Make a participant a host of the room, or a guest again; hosts only. The creator stays a host. A host from outside the space never ends the session.",
  auth: "participant",
  scope: "sessions:write",
  params: participantParams,
  body: z.strictObject({ role: participantRole }),
  status: 200,
  response: participant,
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE", "NOT_PARTICIPANT"],
});

export const muteParticipant = defineOperation({
  id: "participants.mute",
  method: "POST",
  path: "/api/sessions/{slug}/participants/{identity}/mute",
  summary: "Mute a participant's microphone, which they may unmute; hosts only",
  auth: "participant",
  scope: "sessions:write",
  params: participantParams,
  status: 204,
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE", "NOT_PARTICIPANT", "LIVEKIT_UNAVAILABLE"],
});

export const removeParticipant = defineOperation({
  id: "participants.remove",
  method: "DELETE",
  path: "/api/sessions/{slug}/participants/{identity}",
  summary:
    "Take a participant out of the session for good; hosts only. The creator cannot be removed. An open session asks people from outside from then on.",
  auth: "participant",
  scope: "sessions:write",
  params: participantParams,
  status: 200,
  response: z.object({
    entry: sessionEntry,
    /** True when the session was open, and people from outside now have to ask. */
    entryChanged: z.boolean(),
  }),
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE", "NOT_PARTICIPANT"],
});

export const getToken = defineOperation({
  id: "participants.token",
  method: "GET",
  path: "/api/sessions/{slug}/token",
  summary:
    "A LiveKit token for the room, good for ten minutes; join first. By `capture` the client says who brings its speech to the transcript.",
  auth: "participant",
  params: slugParams,
  query: z.strictObject({
    capture: captureSource.default("room").optional(),
  }),
  status: 200,
  response: livekitToken,
  errors: [
    "NOT_PARTICIPANT",
    "SESSION_ENDED",
    "SESSION_EXPIRED",
    "REMOVED_FROM_SESSION",
    "GUESTS_NOT_ALLOWED",
    "SESSION_FULL",
    "LIVEKIT_UNAVAILABLE",
  ],
});

/** JSON in a LiveKit participant's metadata. */
export const liveMetadata = z.object({
  avatarUrl: z.string().nullable(),
  noAvatarColor: color,
  role: participantRole,
  /** Has an account, and is no member of the space. A guest is known by the identity. */
  outsider: z.boolean(),
});
export type LiveMetadata = z.infer<typeof liveMetadata>;

export const transcriptionPause = z.object({
  mode: z.enum(["PAUSED", "OFF"]),
  by: z.string().nullable(),
  /** Session clock. */
  startedAtMs: z.int(),
  /** Null while it lasts. */
  endedAtMs: z.int().nullable(),
});
/**
 * JSON in a LiveKit room's metadata: who decided last on its transcription, by name (null when it was not a person in the
 * room), and when it was paused or off before.
 */
export const liveRoomMetadata = z.object({
  transcription: z.object({
    mode: transcriptionMode,
    by: z.string().nullable(),
    /** Milliseconds since 1970; left out by releases that did not say it. */
    atMs: z.int().optional(),
  }),
  /** In order; the latest twenty. Left out by releases that did not keep them. */
  pauses: z.array(transcriptionPause).optional(),
});
export type LiveRoomMetadata = z.infer<typeof liveRoomMetadata>;
