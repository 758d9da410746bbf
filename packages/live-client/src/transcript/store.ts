import type { FinalMessage, ServerMessage } from "@rooms/contracts/realtime";
import type { TranscriptSnapshot } from "./line.ts";
import { TranscriptLines } from "./lines.ts";

/** Server messages that bear on the transcript. */
export type TranscriptMessage = Extract<
  ServerMessage,
  { type: "welcome" | "partial" | "final" | "stored" | "withheld" | "caught-up" }
>;

/** The session's transcript as far as this page knows it, for `useSyncExternalStore`. */
export class TranscriptStore {
  #lines = new TranscriptLines();
  #caughtUp = false;
  #snapshot: TranscriptSnapshot = { lines: [], lastSeq: 0, caughtUp: false };
  #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): TranscriptSnapshot => this.#snapshot;

  /** What came by the socket. One snapshot and one notification for the whole batch. */
  receive(messages: readonly TranscriptMessage[]): void {
    for (const message of messages) this.#take(message);
    this.#publish();
  }

  /**
   * A final that another page relayed and whose signature holds. Its number and its epoch steer what is asked of the
   * server and what is void, and are believed from the server's socket alone.
   */
  receiveRelayed(line: FinalMessage): void {
    this.#lines.line({ source: "relay", line: { ...line, seq: null } });
    this.#publish();
  }

  #take(message: TranscriptMessage): void {
    switch (message.type) {
      case "welcome":
        this.#caughtUp = false;
        this.#lines.epoch(message.epoch);
        this.#lines.began();
        return;
      case "caught-up":
        this.#caughtUp = true;
        this.#lines.caughtUp();
        return;
      case "stored":
        this.#lines.epoch(message.epoch);
        for (const item of message.items) this.#lines.number(item.utteranceId, item.seq);
        return;
      case "withheld":
        this.#lines.withheld(message);
        return;
      case "partial":
      case "final":
        this.#lines.epoch(message.epoch);
        this.#lines.line({ source: "socket", line: message });
    }
  }

  #publish(): void {
    const lines = this.#lines.snapshot();
    const { lastSeq } = this.#lines;
    const before = this.#snapshot;
    if (
      lines === before.lines &&
      lastSeq === before.lastSeq &&
      this.#caughtUp === before.caughtUp
    ) {
      return;
    }
    this.#snapshot = { lines, lastSeq, caughtUp: this.#caughtUp };
    for (const listener of [...this.#listeners]) listener();
  }
}
