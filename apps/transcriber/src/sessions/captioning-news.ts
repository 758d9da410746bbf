import type { ServerMessage } from "@rooms/contracts/realtime";
import type { CaptureSources } from "../room-capture/capture-sources.ts";
import type { Connection } from "../server/client-connection.ts";
import type { SessionChannel } from "../transcript/channel.ts";
import { captioningOf } from "./captioning.ts";
import type { CaptioningFacts } from "./captioning.ts";
import type { SessionPipeline } from "./session-pipeline.ts";
import { RareSet } from "../collections/rare.ts";

export interface CaptionedSession {
  readonly sources: Pick<CaptureSources, "all">;
  readonly pipeline: Pick<SessionPipeline, "state">;
}

/** Tells all members of a session whose speech is written down: on a change, and when a member joins. */
export class CaptioningNews {
  readonly #channel: Pick<SessionChannel, "broadcast">;
  readonly #session: CaptionedSession;
  readonly #notUnderstood = new RareSet<string>();
  #limited: CaptioningFacts["limited"] = new Set<string>();
  #told = "";

  constructor(channel: Pick<SessionChannel, "broadcast">, session: CaptionedSession) {
    this.#channel = channel;
    this.#session = session;
  }

  welcome(connection: Pick<Connection, "tell">): void {
    connection.tell(this.#message());
  }

  /** Sources, or who is heard in the room, may have changed. */
  follow(): void {
    const message = this.#message();
    const told = JSON.stringify(message);
    if (told === this.#told) return;
    this.#told = told;
    this.#channel.broadcast(message);
  }

  /** The participants whose own minutes are used up. */
  limit(participantIds: CaptioningFacts["limited"]): void {
    this.#limited = participantIds;
    this.follow();
  }

  understood(identity: string, understood: boolean): void {
    if (understood === !this.#notUnderstood.has(identity)) return;
    if (understood) this.#notUnderstood.delete(identity);
    else this.#notUnderstood.add(identity);
    this.follow();
  }

  #message(): ServerMessage {
    const { sources, pipeline } = this.#session;
    const facts: CaptioningFacts = {
      sources: sources.all(),
      heardInRoom: pipeline.state().heardIdentities ?? [],
      limited: this.#limited,
      notUnderstood: this.#notUnderstood,
    };
    return { type: "captioning", ...captioningOf(facts) };
  }
}
