/** What the session says through. `sendText` returns false when the socket is no longer open. */
export interface OutboxSocket {
  sendText(text: string): boolean;
  /** Asks the far side to echo the mark; the echo proves that everything before it arrived. */
  ping(mark: string): void;
}

interface Kept {
  mark: number;
  text: string;
}

const keptMax = 20_000;

/**
 * Messages on their way to the client. Those that must not be lost are kept until the client's echo of
 * a ping proves they arrived, and are sent again on the next socket. A client may so see one twice,
 * under the same id.
 */
export class Outbox {
  #socket: OutboxSocket | null = null;
  #kept: Kept[] = [];
  #marks = 0;

  attach(socket: OutboxSocket, { replay }: { replay: boolean }): void {
    this.#socket = socket;
    if (!replay) this.#kept = [];
    for (const { text } of this.#kept) socket.sendText(text);
    if (this.#kept.length > 0) socket.ping(String(this.#marks));
  }

  detach(): void {
    this.#socket = null;
  }

  /** For messages that are worth nothing later: acknowledgments, partials. */
  sendOnce(text: string): boolean {
    return this.#socket?.sendText(text) ?? false;
  }

  sendSurely(text: string): void {
    this.#marks += 1;
    this.#kept.push({ mark: this.#marks, text });
    if (this.#kept.length > keptMax) this.#kept.shift();
    if (this.#socket?.sendText(text) === true) this.#socket.ping(String(this.#marks));
  }

  /** The client echoed a ping. */
  confirm(mark: string): void {
    const confirmed = Number(mark);
    if (Number.isInteger(confirmed))
      this.#kept = this.#kept.filter((each) => each.mark > confirmed);
  }
}
