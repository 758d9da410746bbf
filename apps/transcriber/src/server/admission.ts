import type { TicketClaims } from "@rooms/contracts/realtime";
import { Connection } from "./connection.ts";
import type { ConnectionOptions, Socket } from "./connection.ts";

export interface AdmissionOptions extends Omit<ConnectionOptions, "claims"> {
  /** The claims of the ticket that was offered, or null when it is none of ours. */
  claims: Promise<TicketClaims | null>;
}

interface Early {
  readonly bytes: Uint8Array;
  readonly isBinary: boolean;
}

/** A hello and a ping or two may come before the ticket is looked at, which takes a moment; a crowd may not. */
const earlyMessagesMax = 4;

/** A socket from its first byte on: what it says waits until its ticket is known to be good. */
export class Admission {
  readonly #socket: Socket;
  readonly #early: Early[] = [];
  #connection: Connection | null = null;
  #closed = false;

  constructor({ claims, ...options }: AdmissionOptions) {
    this.#socket = options.socket;
    claims.then(
      (known) => this.#admit(known, options),
      (error: unknown) => {
        options.onError(error);
        this.#socket.close("INTERNAL");
      },
    );
  }

  /** `bytes` are dead after the call. */
  onMessage(bytes: Uint8Array, isBinary: boolean): void {
    if (this.#connection !== null) deliver(this.#connection, { bytes, isBinary });
    else if (this.#early.length < earlyMessagesMax) {
      this.#early.push({ bytes: bytes.slice(), isBinary });
    } else {
      this.#socket.close("BAD_MESSAGE");
    }
  }

  onClosed(orderly: boolean): void {
    this.#closed = true;
    this.#connection?.onClosed(orderly);
  }

  tick(): void {
    this.#connection?.tick();
  }

  #admit(claims: TicketClaims | null, options: Omit<ConnectionOptions, "claims">): void {
    if (this.#closed) return;
    // A browser learns nothing from a refused upgrade: a bad ticket is told by close code, after the handshake.
    if (claims === null) {
      this.#socket.close("BAD_TICKET");
      return;
    }
    this.#connection = new Connection({ ...options, claims });
    for (const message of this.#early) deliver(this.#connection, message);
    this.#early.length = 0;
  }
}

function deliver(connection: Connection, { bytes, isBinary }: Early): void {
  if (isBinary) connection.onBinary(bytes);
  else connection.onText(bytes);
}
