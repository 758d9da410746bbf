import type { ServerMessage } from "@rooms/contracts/realtime";
import type { SessionChannel } from "../transcript/channel.ts";
import type { Connection } from "../server/client-connection.ts";

/** Tells all members of a session who listens by the realtime socket alone: on a change, and when a member joins. */
export class ListenerNews {
  readonly #channel: SessionChannel;
  #identities: readonly string[] = [];

  constructor(channel: SessionChannel) {
    this.#channel = channel;
  }

  welcome(connection: Connection): void {
    if (this.#identities.length > 0) connection.tell(this.#message());
  }

  follow(identities: readonly string[]): void {
    const before = this.#identities;
    this.#identities = identities;
    const same =
      before.length === identities.length && before.every((one, n) => one === identities[n]);
    if (!same) this.#channel.broadcast(this.#message());
  }

  #message(): ServerMessage {
    return { type: "listeners", identities: [...this.#identities] };
  }
}
