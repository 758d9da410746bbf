import { realtimeLimits } from "@rooms/contracts/realtime";
import type { Source } from "./source-of.ts";
import type { Connection, Hello } from "../server/connection.ts";

interface CaptureSource {
  readonly participantId: string;
  readonly source: Source;
  muted: boolean;
}

/** What everybody's sockets say about who brings their speech. */
export class CaptureSources {
  readonly #byConnection = new Map<Connection, CaptureSource>();
  /** When the socket of a capturing client was lost; it comes back with what it kept. */
  readonly #lostAtMs = new Map<string, number>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  add(connection: Connection, { capture, fromRoom }: Hello): void {
    const { participantId } = connection.claims;
    const source = fromRoom === true ? "room" : capture === null ? "nobody" : "client";
    if (source !== "nobody") this.#lostAtMs.delete(participantId);
    this.#byConnection.set(connection, { participantId, source, muted: false });
  }

  muted(connection: Connection, muted: boolean): void {
    const source = this.#byConnection.get(connection);
    if (source !== undefined) source.muted = muted;
  }

  remove(connection: Connection, orderly: boolean): void {
    const source = this.#byConnection.get(connection);
    this.#byConnection.delete(connection);
    if (orderly || source?.source !== "client") return;
    this.#lostAtMs.set(source.participantId, this.#nowMs());
  }

  /** Null without a word. */
  of(participantId: string): Source | null {
    let said: Source | null = this.#isExpected(participantId) ? "client" : null;
    for (const source of this.#byConnection.values()) {
      if (source.participantId !== participantId || said === "client") continue;
      if (source.source === "client") said = "client";
      else if (source.source === "room" && !source.muted) said = "room";
      else said ??= "nobody";
    }
    return said;
  }

  #isExpected(participantId: string): boolean {
    const lostAtMs = this.#lostAtMs.get(participantId);
    return lostAtMs !== undefined && this.#nowMs() - lostAtMs < realtimeLimits.resendBufferMsMax;
  }
}
