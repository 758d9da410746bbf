import type { LobbyReport } from "@rooms/domain/transcription/store";
import type { Connection } from "../server/client-connection.ts";

/** Hosts are told this often at most, however many ask and cancel. */
const tellEveryMs = 1_000;

/** Tells the sockets of hosts who waits to be let in: a host who comes, or becomes one, while people wait is told as well. */
export class LobbyNews {
  readonly #told = new WeakMap<Connection, string>();
  #toldAtMs = -Infinity;

  /** Called with every look at the session; what is held back now is told by the next. */
  tell(members: Iterable<Connection>, lobby: LobbyReport | null, nowMs: number): void {
    if (nowMs - this.#toldAtMs < tellEveryMs) return;
    const hosts = new Set<string>(lobby?.hosts);
    for (const connection of members) {
      const isHost = hosts.has(connection.claims.participantId);
      const before = this.#told.get(connection);
      const mark = isHost ? lobby?.mark : undefined;
      if (before === mark) continue;
      // A former host is told once that the lobby is empty, and nothing after that.
      connection.tell({ type: "lobby", waiting: isHost ? (lobby?.waiting ?? 0) : 0 });
      if (mark === undefined) this.#told.delete(connection);
      else this.#told.set(connection, mark);
      this.#toldAtMs = nowMs;
    }
  }
}
