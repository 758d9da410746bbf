import type { SessionControl, SessionSnapshot } from "@rooms/domain/transcription/store";
import { RoomCapture } from "./room-capture.ts";
import type { RoomCaptureOptions } from "./room-capture.ts";
import type { Connection, Hello } from "../server/connection.ts";
import { CaptureSources } from "./capture-sources.ts";

export interface CaptureRouterOptions extends Omit<
  RoomCaptureOptions,
  "room" | "said" | "startedAtMs"
> {
  snapshot: SessionSnapshot & { startedAt: Date };
  epoch: number;
  /** Whether anything is transcribed on this installation. */
  enabled: boolean;
  /** Participants that a host removed. */
  removed: ReadonlySet<string>;
}

/** Whom of a session the server hears in the room itself, after all that its people and hosts say. */
export class CaptureRouter {
  readonly room: RoomCapture;
  readonly #sources: CaptureSources;
  readonly #enabled: boolean;

  constructor(options: CaptureRouterOptions) {
    const { snapshot, epoch, removed, nowMs } = options;
    const sources = new CaptureSources(nowMs);
    this.#sources = sources;
    this.#enabled = options.enabled;
    this.room = new RoomCapture({
      ...options,
      room: { sessionId: snapshot.sessionId, slug: snapshot.slug, epoch },
      said: (participantId) => (removed.has(participantId) ? "none" : sources.of(participantId)),
      startedAtMs: snapshot.startedAt.getTime(),
    });
    this.follow(snapshot);
  }

  /** Such a session stays open without connections. */
  get listening(): boolean {
    return this.room.listening;
  }

  /** Follows the hosts' decisions; a session that is not transcribed is not captured. */
  follow({ status, serverCapture, transcription }: Omit<SessionControl, "lobby">): void {
    const transcribed = status === "LIVE" && transcription !== "OFF" && this.#enabled;
    this.room.want(serverCapture && transcribed);
  }

  joined(connection: Connection, hello: Hello): void {
    this.#sources.add(connection, hello);
    this.room.arrange();
  }

  muted(connection: Connection, muted: boolean): void {
    this.#sources.muted(connection, muted);
    this.room.arrange();
  }

  left(connection: Connection, orderly: boolean): void {
    this.#sources.remove(connection, orderly);
    this.room.arrange();
  }

  /** A host removed a participant. */
  removed(): void {
    this.room.arrange();
  }

  /** For good. */
  close(): void {
    this.room.close();
  }
}
