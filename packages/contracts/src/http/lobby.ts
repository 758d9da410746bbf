import { entryRefusals } from "@rooms/domain/vocabulary/sessions";
import * as z from "zod";
import { httpLimits } from "./http-limits.ts";
import { defineOperation } from "./operation.ts";
import { color, humanText, id, identityText, slug, slugParams, time } from "./shared.ts";

export const entryRefusal = z.enum(entryRefusals);
export type EntryRefusal = z.infer<typeof entryRefusal>;

/** What becomes of the caller's wish to come in: `JOIN` at once, `ASK` and wait for a host, or `REFUSED`. */
export const entrance = z.object({
  kind: z.enum(["JOIN", "ASK", "REFUSED"]),
  /** With REFUSED. */
  refusal: entryRefusal.nullable(),
  /** With ASK, after a denial: not before. */
  askAgainAt: time.nullable(),
  /** Whether a host is in the room, who can let people in. */
  hostPresent: z.boolean(),
});
export type Entrance = z.infer<typeof entrance>;

/** How the caller's request stands. */
export const lobbyWait = z.object({
  /**
   * `WAITING`: nothing decided. `ADMITTED`: join now, within ten minutes. `DENIED`: a host said no. `REFUSED`: one cannot come in any
   * more, `refusal` says why. `ENDED`: the session is over.
   */
  state: z.enum(["WAITING", "ADMITTED", "DENIED", "REFUSED", "ENDED"]),
  refusal: entryRefusal.nullable(),
  /** With DENIED: from when on one may ask again; null for not again. */
  askAgainAt: time.nullable(),
  hostPresent: z.boolean(),
  /** To be handed back in `after`; another one says that something changed. */
  revision: z.string(),
});
export type LobbyWait = z.infer<typeof lobbyWait>;

/** A person who waits, as hosts see them. */
export const lobbyRequest = z.object({
  /** Of this request: a person who asks again under another name has another one. */
  id,
  identity: identityText,
  name: z.string(),
  /** False for a signed-in person from outside the space. */
  guest: z.boolean(),
  avatarUrl: z.string().nullable(),
  noAvatarColor: color,
  since: time,
});
export type LobbyRequest = z.infer<typeof lobbyRequest>;

const requestParams = z.object({ slug, id });

export const askToEnter = defineOperation({
  id: "lobby.ask",
  method: "POST",
  path: "/api/sessions/{slug}/lobby",
  summary:
    "Ask to be let in, where `entrance` says ASK. A guest gives a name and gets a cookie; hosts are told. Asking again is the same request, unless the name is another. Stay in the lobby with `lobby.wait`.",
  auth: "public",
  params: slugParams,
  body: z.strictObject({
    /** Required of guests; a signed-in person's display name stands in for it. */
    name: humanText(httpLimits.displayNameLengthMax).optional(),
  }),
  status: 200,
  response: lobbyWait,
  errors: [
    "NAME_REQUIRED",
    "MEMBERS_ONLY",
    "SESSION_LOCKED",
    "GUESTS_NOT_ALLOWED",
    "REMOVED_FROM_SESSION",
    "ENTRY_DENIED",
    "LOBBY_FULL",
    "SESSION_ENDED",
    "SESSION_EXPIRED",
  ],
});

export const waitInLobby = defineOperation({
  id: "lobby.wait",
  method: "GET",
  path: "/api/sessions/{slug}/lobby/mine",
  summary:
    "How one's request stands; also the sign of life that keeps it: after 30 s without one it lapses (404), and one asks again. With `after` the answer comes when something changed, or after 20 s.",
  auth: "participant",
  params: slugParams,
  query: z.strictObject({
    /** The last `revision`; without it the answer comes at once. */
    after: z
      .string()
      .regex(/^[!-~]{1,64}$/)
      .optional(),
  }),
  status: 200,
  response: lobbyWait,
  errors: [],
});

export const withdrawFromLobby = defineOperation({
  id: "lobby.withdraw",
  method: "POST",
  path: "/api/sessions/{slug}/lobby/withdraw",
  summary: "Wait no more. May be sent by navigator.sendBeacon, without a body.",
  auth: "participant",
  params: slugParams,
  status: 204,
  errors: [],
});

export const listLobby = defineOperation({
  id: "lobby.list",
  method: "GET",
  path: "/api/sessions/{slug}/lobby",
  summary:
    "People who wait, those who came first in front; for hosts, the creator and owners. Empty once the session is over, also for who was a host of it. Hosts hear of changes by the realtime socket.",
  auth: "participant",
  scope: "sessions:read",
  params: slugParams,
  status: 200,
  response: z.object({ items: z.array(lobbyRequest) }),
  errors: ["FORBIDDEN"],
});

export const admitFromLobby = defineOperation({
  id: "lobby.admit",
  method: "POST",
  path: "/api/sessions/{slug}/lobby/{id}/admit",
  summary:
    "Let a waiting person in, under the name that was asked by; for ten minutes they may join",
  auth: "participant",
  scope: "sessions:write",
  params: requestParams,
  status: 204,
  errors: ["FORBIDDEN", "NOT_WAITING"],
});

export const admitAllFromLobby = defineOperation({
  id: "lobby.admitAll",
  method: "POST",
  path: "/api/sessions/{slug}/lobby/admit",
  summary: "Let all in who wait now",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  status: 200,
  response: z.object({ admitted: z.int() }),
  errors: ["FORBIDDEN"],
});

export const denyFromLobby = defineOperation({
  id: "lobby.deny",
  method: "POST",
  path: "/api/sessions/{slug}/lobby/{id}/deny",
  summary: "Turn a waiting person away; they may ask again after a minute, and three times in all",
  auth: "participant",
  scope: "sessions:write",
  params: requestParams,
  status: 204,
  errors: ["FORBIDDEN", "NOT_WAITING"],
});

export const denyAllFromLobby = defineOperation({
  id: "lobby.denyAll",
  method: "POST",
  path: "/api/sessions/{slug}/lobby/deny",
  summary: "Turn all away who wait now",
  auth: "participant",
  scope: "sessions:write",
  params: slugParams,
  status: 200,
  response: z.object({ denied: z.int() }),
  errors: ["FORBIDDEN"],
});

/** A participant whom a host removed. */
export const bar = z.object({
  identity: identityText,
  name: z.string(),
  guest: z.boolean(),
  removedAt: time,
});
export type Bar = z.infer<typeof bar>;

export const listBars = defineOperation({
  id: "bars.list",
  method: "GET",
  path: "/api/sessions/{slug}/bars",
  summary: "Whom hosts removed, and who may not come in again; for hosts, the creator and owners",
  auth: "participant",
  scope: "sessions:read",
  params: slugParams,
  status: 200,
  response: z.object({ items: z.array(bar) }),
  errors: ["FORBIDDEN"],
});

export const liftBar = defineOperation({
  id: "bars.lift",
  method: "DELETE",
  path: "/api/sessions/{slug}/bars/{identity}",
  summary:
    "Let a removed person come again, by the session's entry: members at once, others by asking",
  auth: "participant",
  scope: "sessions:write",
  params: z.object({ slug, identity: identityText }),
  status: 204,
  errors: ["FORBIDDEN", "SESSION_NOT_LIVE", "NOT_PARTICIPANT"],
});
