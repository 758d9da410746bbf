/** What the session says through. `sendText` returns false when the socket is no longer open. */
export interface ConfirmingSocket {
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
 * under the same id. One ping is out at a time: a client that owes too many echoes breaks the connection (`ws`: 60).
 */
export class ConfirmedMessages {
  #socket: ConfirmingSocket | null = null;
  #kept: Kept[] = [];
  #marks = 0;
  /** The mark whose echo is awaited. */
  #asked: number | null = null;

  attach(socket: ConfirmingSocket, { replay }: { replay: boolean }): void {
    this.#socket = socket;
    this.#asked = null;
    if (!replay) this.#kept = [];
    for (const { text } of this.#kept) socket.sendText(text);
    this.#ask();
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
    if (this.#socket?.sendText(text) === true) this.#ask();
  }

  /** The client echoed a ping. */
  confirm(mark: string): void {
    const confirmed = Number(mark);
    if (!Number.isInteger(confirmed)) return;
    this.#kept = this.#kept.filter((each) => each.mark > confirmed);
    if (confirmed === this.#asked) this.#asked = null;
    this.#ask();
  }

  /** Asks for the echo of all that is kept, unless an echo is on its way. */
  #ask(): void {
    if (this.#socket === null || this.#asked !== null || this.#kept.length === 0) return;
    this.#asked = this.#marks;
    this.#socket.ping(String(this.#marks));
  }
}
