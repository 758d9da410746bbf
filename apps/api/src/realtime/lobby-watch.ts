import { waitStateOf } from "@rooms/domain";
import type {
  Clock,
  EntryPerson,
  LobbyNow,
  LobbyRequest,
  ParticipantIdentity,
  SessionId,
  Waiting,
} from "@rooms/domain";
import { revisionOf } from "../routes/lobby/views.ts";

/** Holds the answers to those who wait until something changes for them. */
export interface LobbyWatch {
  /** How the request stands once its revision is not `after` any more, at the latest after the hold. */
  until(waiting: Waiting, after: string, signal: AbortSignal): Promise<Waiting | null>;
  /** Lets all go at once: the process stops. */
  release(): void;
  close(): Promise<void>;
}

export interface LobbyWatchOptions {
  clock: Clock;
  read: (session: SessionId) => Promise<(LobbyNow & { requests: readonly LobbyRequest[] }) | null>;
  /** Tells of changes as they are committed; rejects while the database is away. */
  listen: (onChange: (session: SessionId) => void) => Promise<{ close: () => Promise<void> }>;
  onProblem: (where: string, error: unknown) => void;
}

/** Longer than most, shorter than the minute after which proxies cut. */
const holdMs = 20_000;
/** What no notification tells of (a host comes in, a lost connection) is seen by then. */
const refreshMs = 2_000;

interface Held {
  readonly identity: ParticipantIdentity;
  readonly person: EntryPerson;
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
  #listening: Promise<{ close: () => Promise<void> } | null> | null = null;
  #released = false;

  constructor(options: LobbyWatchOptions) {
    this.#options = options;
  }

  until(waiting: Waiting, after: string, signal: AbortSignal): Promise<Waiting | null> {
    const { now, person, request } = waiting;
    if (this.#released || signal.aborted) return Promise.resolve(waiting);
    return new Promise((resolve) => {
      const session = now.session.id;
      const watched = this.#watched(session);
      // One answer is held per person: a newer page, or a page that asks in a hurry, frees the older.
      watched.held.get(request.identity)?.answer(waiting);
      const held: Held = {
        ...{ identity: request.identity, person, after },
        answer: (changed) => {
          clearTimeout(timeout);
          signal.removeEventListener("abort", giveUp);
          if (watched.held.get(held.identity) === held) this.#forget(session, held.identity);
          resolve(changed);
        },
      };
      const giveUp = (): void => held.answer(waiting);
      const timeout = setTimeout(giveUp, holdMs);
      signal.addEventListener("abort", giveUp);
      watched.held.set(held.identity, held);
      // A change may have come since the request was read.
      void this.#read(session);
    });
  }

  release(): void {
    this.#released = true;
    for (const session of [...this.#sessions.keys()]) this.#answerAll(session, null);
  }

  async close(): Promise<void> {
    this.release();
    await (await this.#listening)?.close();
  }

  #watched(session: SessionId): Watched {
    const known = this.#sessions.get(session);
    if (known) return known;
    const watched: Watched = { held: new Map(), reading: false, readAgain: false };
    this.#sessions.set(session, watched);
    this.#timer ??= setInterval(() => this.#refresh(), refreshMs);
    void this.#listen();
    return watched;
  }

  #forget(session: SessionId, identity: ParticipantIdentity): void {
    const watched = this.#sessions.get(session);
    watched?.held.delete(identity);
    if (watched?.held.size !== 0) return;
    this.#sessions.delete(session);
    if (this.#sessions.size > 0 || !this.#timer) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  #refresh(): void {
    void this.#listen();
    for (const session of this.#sessions.keys()) void this.#read(session);
  }

  async #listen(): Promise<void> {
    if (this.#listening) return;
    const onChange = (session: SessionId): void => {
      if (this.#sessions.has(session)) void this.#read(session);
    };
    this.#listening = this.#options.listen(onChange).catch((error: unknown) => {
      this.#options.onProblem("listen", error);
      return null;
    });
    // From its first success on it connects again by itself.
    if ((await this.#listening) === null) this.#listening = null;
  }

  async #read(session: SessionId): Promise<void> {
    const watched = this.#sessions.get(session);
    if (!watched) return;
    watched.readAgain = watched.reading;
    if (watched.reading) return;
    watched.reading = true;
    try {
      const lobby = await this.#options.read(session);
      if (lobby === null) this.#answerAll(session, null);
      else this.#tell(watched, lobby);
    } catch (error) {
      this.#options.onProblem("read", error);
    } finally {
      watched.reading = false;
    }
    if (watched.readAgain) await this.#read(session);
  }

  #tell(watched: Watched, lobby: LobbyNow & { requests: readonly LobbyRequest[] }): void {
    const requests = new Map(lobby.requests.map((request) => [request.identity, request]));
    for (const held of [...watched.held.values()]) {
      const request = requests.get(held.identity);
      if (!request) held.answer(null);
      else {
        const waiting = { now: lobby, person: { ...held.person, request }, request };
        if (this.#revisionOf(waiting) !== held.after) held.answer(waiting);
      }
    }
  }

  #revisionOf(waiting: Waiting): string {
    const { now, person, request } = waiting;
    return revisionOf(
      waitStateOf({ ...now, person }, request, this.#options.clock.now()),
      now.hostPresent,
    );
  }

  #answerAll(session: SessionId, waiting: Waiting | null): void {
    for (const held of [...(this.#sessions.get(session)?.held.values() ?? [])])
      held.answer(waiting);
  }
}
