import type { ClientMessage, ServerMessage } from "@rooms/contracts/realtime";

/** Up to where the chat is known without a hole, for the next connection to go on from. */
export class ChatCursor {
  #revision = 0;
  #caughtUp = false;

  /** What is asked for on a new connection. */
  follow(): Extract<ClientMessage, { type: "chat-follow" }> {
    this.#caughtUp = false;
    return { type: "chat-follow", afterRevision: this.#revision };
  }

  received(message: ServerMessage): void {
    if (message.type === "chat-caught-up") {
      this.#caughtUp = true;
      this.#revision = Math.max(this.#revision, message.revision);
    } else if (message.type === "chat" && this.#caughtUp) {
      // Before that, an answer to what was sent may be newer than what is still to come.
      for (const { revision } of message.entries) {
        this.#revision = Math.max(this.#revision, revision);
      }
    }
  }
}
