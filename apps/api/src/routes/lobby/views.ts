import type { Bar, Entrance, LobbyRequest, LobbyWait } from "@rooms/contracts/http";
import { noAvatarColor, waitStateOf } from "@rooms/domain";
import type {
  EntranceView,
  LobbyRequestView,
  ParticipantView,
  Waiting,
  WaitState,
} from "@rooms/domain";

export function entranceOf({ entrance, hostPresent }: EntranceView): Entrance {
  return {
    kind: entrance.kind,
    refusal: entrance.kind === "REFUSED" ? entrance.refusal : null,
    askAgainAt: (entrance.kind === "ASK" && entrance.askAgainAt?.toISOString()) || null,
    hostPresent,
  };
}

export function lobbyWaitOf({ now, person, request }: Waiting, at: Date): LobbyWait {
  return waitViewOf(waitStateOf({ ...now, person }, request, at), now.hostPresent);
}

export function waitViewOf(state: WaitState, hostPresent: boolean): LobbyWait {
  return {
    state: state.state,
    refusal: state.state === "REFUSED" ? state.refusal : null,
    askAgainAt: (state.state === "DENIED" && state.askAgainAt?.toISOString()) || null,
    hostPresent,
    revision: revisionOf(state, hostPresent),
  };
}

/** Another one where another answer would be given. */
export function revisionOf(state: WaitState, hostPresent: boolean): string {
  const detail =
    state.state === "REFUSED"
      ? state.refusal
      : state.state === "DENIED"
        ? (state.askAgainAt?.getTime() ?? "never")
        : "";
  return [state.state, detail, hostPresent ? "host" : ""].join("-");
}

export function lobbyRequestOf(request: LobbyRequestView): LobbyRequest {
  const { id, identity, name, userId, avatarUrl, email, askedAt } = request;
  return {
    ...{ id, identity, name, avatarUrl },
    guest: userId === null,
    noAvatarColor: noAvatarColor(email ?? identity),
    since: askedAt.toISOString(),
  };
}

export function barsOf(participants: readonly ParticipantView[]): Bar[] {
  return participants.flatMap(({ identity, name, userId, removedAt }) =>
    removedAt
      ? [{ identity, name, guest: userId === null, removedAt: removedAt.toISOString() }]
      : [],
  );
}
