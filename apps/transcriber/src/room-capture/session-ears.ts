import type { AudioFrame } from "@rooms/contracts/realtime";
import type { SessionControl, SessionStanding } from "@rooms/domain/transcription/store";
import { RoomHearing } from "./room-hearing.ts";
import type { RoomHearingOptions } from "./room-hearing.ts";
import type { Connection, Hello } from "../server/connection.ts";
import { Sayings } from "./sayings.ts";

export interface SessionEarsOptions extends Omit<
  RoomHearingOptions,
  "room" | "said" | "startedAtMs"
> {
  standing: SessionStanding & { startedAt: Date };
  epoch: number;
  /** Whether anything is transcribed on this installation. */
  enabled: boolean;
  /** Participants that a host removed. */
  removed: ReadonlySet<string>;
}

/** Whom of a session the server hears in the room itself, after all that its people and hosts say. */
export class SessionEars {
  readonly #hearing: RoomHearing;
  readonly #sayings: Sayings;
  readonly #enabled: boolean;

  constructor(options: SessionEarsOptions) {
    const { standing, epoch, removed, nowMs } = options;
    const sayings = new Sayings(nowMs);
    this.#sayings = sayings;
    this.#enabled = options.enabled;
    this.#hearing = new RoomHearing({
      ...options,
      room: { sessionId: standing.sessionId, slug: standing.slug, epoch },
      said: (participantId) => (removed.has(participantId) ? "nobody" : sayings.of(participantId)),
      startedAtMs: standing.startedAt.getTime(),
    });
    this.follow(standing);
  }

  /** Such a session is held though nobody is connected. */
  get listening(): boolean {
    return this.#hearing.listening;
  }

  /** What the hosts decided; where nobody is transcribed nobody is listened to. */
  follow({ status, serverCapture, transcription }: Omit<SessionControl, "lobby">): void {
    const transcribed = status === "LIVE" && transcription !== "OFF" && this.#enabled;
    this.#hearing.want(serverCapture && transcribed);
  }

  joined(connection: Connection, hello: Hello): void {
    this.#sayings.add(connection, hello);
    this.#hearing.arrange();
  }

  muted(connection: Connection, muted: boolean): void {
    this.#sayings.muted(connection, muted);
    this.#hearing.arrange();
  }

  left(connection: Connection, orderly: boolean): void {
    this.#sayings.remove(connection, orderly);
    this.#hearing.arrange();
  }

  /** A host removed somebody. */
  removed(): void {
    this.#hearing.arrange();
  }

  /** A page's frame, silent where its speaker was heard from the room. */
  unheard({ claims }: Connection, frame: AudioFrame): AudioFrame {
    return this.#hearing.unheard(claims.identity, frame);
  }

  /** For good. */
  stop(): void {
    this.#hearing.stop();
  }
}
