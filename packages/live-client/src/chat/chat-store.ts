import type { ChatEntry, ServerMessage } from "@rooms/contracts/realtime";
import { ChatLines } from "./chat-lines.ts";
import type { ChatLine } from "./chat-lines.ts";
import { Outbox } from "./outbox.ts";
import type { OutgoingChat } from "./outbox.ts";

/** Server messages that bear on the chat. */
export type ChatServerMessage = Extract<
  ServerMessage,
  { type: "welcome" | "chat" | "chat-caught-up" | "chat-refused" | "chat-state" }
>;

/** Immutable; a part that did not change is the same object in the next snapshot. */
export interface ChatSnapshot {
  /** Whether one may write; null while no server has said that it has a chat. */
  on: boolean | null;
  /** In the order of sending. */
  lines: readonly ChatLine[];
  /** Own messages that are not among the lines yet, oldest first. */
  outgoing: readonly OutgoingChat[];
  /** Whether all that was written before is here. */
  caughtUp: boolean;
}

export interface ChatStoreOptions {
  /** Hands a message to the socket, if there is one. */
  post: (message: { messageId: string; text: string }) => void;
  timers: { set: (run: () => void, delayMs: number) => unknown; clear: (timer: unknown) => void };
  newMessageId: () => string;
}

/** The session's chat as far as this page knows it, and what it still has to send. */
export class ChatStore {
  readonly #lines = new ChatLines();
  readonly #outbox: Outbox;
  readonly #newMessageId: () => string;
  #ownIdentity: string | null = null;
  #snapshot: ChatSnapshot = { on: null, lines: [], outgoing: [], caughtUp: false };
  readonly #listeners = new Set<() => void>();

  constructor({ newMessageId, ...options }: ChatStoreOptions) {
    this.#newMessageId = newMessageId;
    this.#outbox = new Outbox({ ...options, onChange: () => this.#publish({}) });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): ChatSnapshot => this.#snapshot;

  /** Sends a message to all, now or once the connection is back. */
  send(text: string): void {
    this.#outbox.add({ messageId: this.#newMessageId(), text });
  }

  /** Takes up messages that an earlier load of the page has not seen sent. */
  restore(messages: readonly { messageId: string; text: string }[]): void {
    for (const message of messages) this.#outbox.add(message);
  }

  /** Sends a message again that was not taken. */
  retry(messageId: string): void {
    this.#outbox.retry(messageId);
  }

  /** Takes back a message that was not sent. */
  discard(messageId: string): void {
    this.#outbox.remove(messageId);
  }

  setIdentity(identity: string): void {
    this.#ownIdentity = identity;
  }

  /** The server does not take this page any more: nothing waits for it. */
  refuseAll(): void {
    this.#outbox.close();
  }

  /** One snapshot and one notification for the whole batch. */
  receive(messages: readonly ChatServerMessage[]): void {
    let { on, caughtUp } = this.#snapshot;
    for (const message of messages) {
      switch (message.type) {
        case "welcome":
          on = message.chat?.on ?? null;
          caughtUp = false;
          this.#outbox.pause();
          break;
        case "chat-state":
          on = message.on;
          break;
        case "chat":
          for (const entry of message.entries) this.#take(entry);
          break;
        case "chat-caught-up":
          caughtUp = true;
          this.#outbox.open();
          break;
        case "chat-refused":
          this.#outbox.refused(message);
          break;
      }
    }
    this.#publish({ on, caughtUp });
  }

  #take(entry: ChatEntry): void {
    this.#lines.take(entry);
    if (entry.participantIdentity === this.#ownIdentity) this.#outbox.sent(entry.messageId);
  }

  #publish(change: Partial<Pick<ChatSnapshot, "on" | "caughtUp">>): void {
    const before = this.#snapshot;
    const next = {
      ...before,
      ...change,
      ...{ lines: this.#lines.snapshot(), outgoing: this.#outbox.messages },
    };
    const same =
      next.on === before.on &&
      next.caughtUp === before.caughtUp &&
      next.lines === before.lines &&
      next.outgoing === before.outgoing;
    if (same) return;
    this.#snapshot = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
