import type { ConfirmingSocket } from "./confirmed-messages.ts";

/** One open connection of a session, as far as the session needs it. */
export interface SessionSocket extends ConfirmingSocket {
  close(code: number, reason: string): void;
  /** Drops the connection without a word, as a broken network does. */
  terminate(): void;
  /** Stops reading until `resume`; the client feels it as backpressure. */
  pause(): void;
  resume(): void;
}
