import type { Listening } from "@rooms/db";
import type { Lobby, Waiting } from "@rooms/domain/sessions/use-cases/ask-to-enter";
import type { ParticipantIdentity, SessionId } from "@rooms/domain/shared/ids";

/** Holds the answers to those who wait until something changes for them. */
export interface LobbyWatch {
  /** How the request stands once its revision is not `after` any more, or after the hold; null when there is none any more. */
  until(waiting: Waiting, after: string, signal: AbortSignal): Promise<Waiting | null>;
  /** Lets all go at once, and holds no more: the process stops. */
  release(): void;
  close(): Promise<void>;
}

export interface LobbyWatchOptions {
  read: (session: SessionId) => Promise<Lobby | null>;
  /** Names the answer that the request would get now. */
  revisionOf: (waiting: Waiting) => string;
  /** Tells of changes as they are committed, while the database can be reached. */
  listen: (onChange: (session: SessionId) => void) => Listening;
  onProblem: (where: string, error: unknown) => void;
}

/** Longer than most waits, shorter than the minute after which proxies cut. */
const holdMs = 20_000;
/** What no notification tells of (a host who comes, a connection that was lost) is seen by then. */
const refreshMs = 2_000;

interface Held {
  /** How the request stood when the answer began to be held. */
  readonly waiting: Waiting;
  readonly after: string;
  readonly answer: (waiting: Waiting | null) => void;
}

interface Watched {
  readonly held: Map<ParticipantIdentity, Held>;
  reading: boolean;
  readAgain: boolean;
}

/**
 * A session's lobby is read once for all who wait in it, when the database tells of a change and every `refreshMs`: what
 * waiting costs does not grow with the crowd.
 */
export function createLobbyWatch(options: LobbyWatchOptions): LobbyWatch {
  return new Watch(options);
}

class Watch implements LobbyWatch {
  readonly #options: LobbyWatchOptions;
  readonly #sessions = new Map<SessionId, Watched>();
  #timer: NodeJS.Timeout | null = null;
  #listening: Listening | null = null;
  #released = false;

  constructor(options: LobbyWatchOptions) {
    this.#options = options;
  }

  until(waiting: Waiting, after: string, signal: AbortSignal): Promise<Waiting | null> {
    if (this.#released || signal.aborted) return Promise.resolve(waiting);
    return new Promise((resolve) => {
      const { session } = waiting.now;
      const { identity } = waiting.request;
      const watched = this.#watched(session.id);
      // One answer is held per person: a newer page, or one that asks in a hurry, frees the older.
      watched.held.get(identity)?.answer(waiting);
      const giveUp = (): void => held.answer(waiting);
      const timeout = setTimeout(giveUp, holdMs);
      const held: Held = {
        waiting,
        after,
        answer: (changed) => {
          clearTimeout(timeout);
          signal.removeEventListener("abort", giveUp);
          if (watched.held.get(identity) === held) watched.held.delete(identity);
          resolve(changed);
        },
      };
      signal.addEventListener("abort", giveUp);
      watched.held.set(identity, held);
      // A change may have come since the request was read.
      void this.#read(session.id, watched);
    });
  }

  release(): void {
    this.#released = true;
    for (const { held } of this.#sessions.values())
      for (const one of [...held.values()]) one.answer(one.waiting);
    this.#refresh();
  }

  async close(): Promise<void> {
    this.release();
    await this.#listening?.close();
  }

  #watched(session: SessionId): Watched {
    const known = this.#sessions.get(session);
    if (known) return known;
    const watched: Watched = { held: new Map(), reading: false, readAgain: false };
    this.#sessions.set(session, watched);
    this.#timer ??= setInterval(() => this.#refresh(), refreshMs);
    this.#listen();
    return watched;
  }

  #refresh(): void {
    for (const [session, watched] of this.#sessions) {
      if (watched.held.size > 0) void this.#read(session, watched);
      else this.#sessions.delete(session);
    }
    if (this.#sessions.size === 0 && this.#timer) {
      clearInterval(this.#timer);
      this.#timer = null;
    }
  }

  /** Begins with the first who waits, so that an installation without lobbies holds no connection for them. */
  #listen(): void {
    this.#listening ??= this.#options.listen((session) => {
      const watched = this.#sessions.get(session);
      if (watched) void this.#read(session, watched);
    });
  }

  async #read(session: SessionId, watched: Watched): Promise<void> {
    watched.readAgain = watched.reading;
    if (watched.reading) return;
    watched.reading = true;
    try {
      const lobby = await this.#options.read(session);
      for (const held of [...watched.held.values()]) this.#tell(held, lobby);
    } catch (error) {
      this.#options.onProblem("read", error);
    } finally {
      watched.reading = false;
    }
    if (watched.readAgain && watched.held.size > 0) await this.#read(session, watched);
  }

  /** Nothing is left of the request where the session was deleted, or joined from another page. */
  #tell(held: Held, lobby: Lobby | null): void {
    const { person, request: before } = held.waiting;
    const request = lobby?.requests.get(before.identity);
    if (!lobby || !request) {
      held.answer(null);
      return;
    }
    const waiting: Waiting = { now: lobby, person: { ...person, request }, request };
    if (this.#options.revisionOf(waiting) !== held.after) held.answer(waiting);
  }
}
