import type { ChatRefusedMessage } from "@rooms/contracts/realtime";
import type { ChatStoreOptions } from "./chat-store.ts";

/** An own message on its way. `waiting`: it goes out by itself, at once or once the connection is back. */
export type OutgoingChat = { readonly messageId: string; readonly text: string } & (
  | { readonly state: "waiting" }
  /** It was not sent; `code` is the server's, or null where no server takes it any more. */
  | { readonly state: "failed"; readonly code: ChatRefusedMessage["code"] | null }
);

/** A message that is not answered for so long is sent again: the server stores it once. */
const answerTimeoutMs = 10_000;

type OutboxOptions = Pick<ChatStoreOptions, "post" | "timers"> & { onChange: () => void };

/**
 * Own messages, sent one after the other: the next goes out once the server has answered the one before, so that they are
 * numbered as they were written whatever has to be sent again.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  #messages: readonly OutgoingChat[] = [];
  #isOpen = false;
  /** The message that was handed to the socket, or whose turn comes when the timer ends. */
  #current: string | null = null;
  #timer: unknown = null;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  get messages(): readonly OutgoingChat[] {
    return this.#messages;
  }

  add({ messageId, text }: { messageId: string; text: string }): void {
    this.#change([...this.#messages, { messageId, text, state: "waiting" }]);
  }

  remove(messageId: string): void {
    const rest = this.#messages.filter((one) => one.messageId !== messageId);
    if (rest.length === this.#messages.length) return;
    if (this.#current === messageId) this.#release();
    this.#change(rest);
  }

  retry(messageId: string): void {
    const again = this.#messages.find((one) => one.messageId === messageId);
    if (again?.state !== "failed") return;
    // Behind those that wait: it is numbered when it is taken.
    const rest = this.#messages.filter((one) => one !== again);
    this.#change([...rest, { messageId, text: again.text, state: "waiting" }]);
  }

  /** The server has told all that was written before: what was stored of these is gone from here. */
  open(): void {
    this.#isOpen = true;
    this.#pump();
  }

  /** Another connection begins; what was under way is sent again on it. */
  pause(): void {
    this.#isOpen = false;
    this.#release();
  }

  close(): void {
    this.pause();
    if (this.#messages.every(({ state }) => state === "failed")) return;
    this.#change(
      this.#messages.map((one) =>
        one.state === "failed" ? one : { ...one, state: "failed", code: null },
      ),
    );
  }

  sent(messageId: string): void {
    this.remove(messageId);
  }

  refused({ messageId, code, retryAfterMs }: ChatRefusedMessage): void {
    if (this.#current === messageId) this.#release();
    if (retryAfterMs !== undefined) {
      this.#current = messageId;
      this.#wait(retryAfterMs);
      return;
    }
    this.#change(
      this.#messages.map((one) =>
        one.messageId === messageId ? { messageId, text: one.text, state: "failed", code } : one,
      ),
    );
  }

  #change(messages: readonly OutgoingChat[]): void {
    this.#messages = messages;
    this.#pump();
    this.#options.onChange();
  }

  #pump(): void {
    if (!this.#isOpen || this.#current !== null) return;
    const next = this.#messages.find(({ state }) => state === "waiting");
    if (next === undefined) return;
    const { messageId, text } = next;
    this.#current = messageId;
    this.#wait(answerTimeoutMs);
    this.#options.post({ messageId, text });
  }

  #wait(delayMs: number): void {
    this.#timer = this.#options.timers.set(() => {
      this.#timer = null;
      this.#current = null;
      this.#pump();
    }, delayMs);
  }

  #release(): void {
    if (this.#timer !== null) this.#options.timers.clear(this.#timer);
    this.#timer = null;
    this.#current = null;
  }
}
