import type { LobbyRequestId, ParticipantIdentity, SessionId, UserId } from "../shared/ids.ts";

export const lobbyStates = ["WAITING", "WITHDRAWN", "ADMITTED", "DENIED"] as const;
export type LobbyState = (typeof lobbyStates)[number];

/** One identity's wish to be let into a session. */
export interface LobbyRequest {
  readonly sessionId: SessionId;
  readonly identity: ParticipantIdentity;
  /** New with each request: a host's decision is about what the host saw. */
  readonly id: LobbyRequestId;
  /** Null for a guest. */
  readonly userId: UserId | null;
  readonly name: string;
  readonly state: LobbyState;
  readonly askedAt: Date;
  /** The last sign of life while waiting. */
  readonly seenAt: Date;
  /** When a host admitted or denied it. */
  readonly decidedAt: Date | null;
  /** How often a host denied this identity. */
  readonly denials: number;
}

/** A request with what the host's list shows. */
export interface LobbyRequestView extends LobbyRequest {
  readonly avatarUrl: string | null;
  /** Null for a guest; never leaves the server, only colours the picture. */
  readonly email: string | null;
}

export const lobbyLimits = {
  /** People who wait for one session at the same time. */
  waitingMax: 50,
  /** Who gave no sign of life for so long waits no more. */
  lapseAfterMs: 30_000,
  /** An admission that is not used is over after this. */
  admissionTtlMs: 10 * 60_000,
  /** After a denial, until the same identity may ask again. */
  askAgainAfterMs: 60_000,
  /** After so many denials the same identity asks no more. */
  denialsMax: 3,
} as const;

/** Signs of life from before this are too old. */
export function lapsedBefore(now: Date): Date {
  return new Date(now.getTime() - lobbyLimits.lapseAfterMs);
}

export function isWaiting({ state, seenAt }: LobbyRequest, now: Date): boolean {
  return state === "WAITING" && seenAt > lapsedBefore(now);
}

export function isAdmitted({ state, decidedAt }: LobbyRequest, now: Date): boolean {
  const sinceMs = now.getTime() - (decidedAt?.getTime() ?? 0);
  return state === "ADMITTED" && sinceMs < lobbyLimits.admissionTtlMs;
}

/** Whether a host let them in too long ago: they ask again, for no host sees them any more. */
export function hasLapsedAdmission(request: LobbyRequest, now: Date): boolean {
  return request.state === "ADMITTED" && !isAdmitted(request, now);
}

/** When a denied identity may ask again; "never" after too many denials, null where nothing stands in the way. */
export function askAgainAt(request: LobbyRequest | null, now: Date): Date | "never" | null {
  if (request?.state !== "DENIED") return null;
  const at = denialOver(request);
  return at === null ? "never" : at > now ? at : null;
}

/** Null when it is not over: the identity was denied too often. */
export function denialOver({ decidedAt, denials }: LobbyRequest): Date | null {
  if (denials >= lobbyLimits.denialsMax || decidedAt === null) return null;
  return new Date(decidedAt.getTime() + lobbyLimits.askAgainAfterMs);
}
