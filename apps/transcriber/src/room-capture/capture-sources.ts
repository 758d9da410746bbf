import { realtimeLimits } from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import type { Hello } from "../server/client-connection.ts";
import type { Source } from "./source-of.ts";

/** The socket of a participant, compared by identity. */
export interface CapturingConnection {
  readonly claims: Pick<TicketClaims, "participantId">;
}

interface CaptureSource {
  readonly participantId: string;
  readonly source: Source;
  muted: boolean;
}

/** Which source of speech each participant's sockets name in their hellos. */
export class CaptureSources {
  readonly #byConnection = new Map<CapturingConnection, CaptureSource>();
  /** When the socket of a capturing client was lost: the client comes back with the audio it kept. */
  readonly #lostAtMs = new Map<string, number>();
  readonly #nowMs: () => number;
  readonly #changed: () => void;

  /** `changed`: a source came, went or was muted. */
  constructor(nowMs: () => number, changed: () => void = () => undefined) {
    this.#nowMs = nowMs;
    this.#changed = changed;
  }

  add(connection: CapturingConnection, { capture, fromRoom }: Hello): void {
    const { participantId } = connection.claims;
    const source = fromRoom === true ? "room" : capture === null ? "none" : "client";
    if (source !== "none") this.#lostAtMs.delete(participantId);
    this.#byConnection.set(connection, { participantId, source, muted: false });
    this.#changed();
  }

  setMuted(connection: CapturingConnection, muted: boolean): void {
    const source = this.#byConnection.get(connection);
    if (source !== undefined) source.muted = muted;
    this.#changed();
  }

  remove(connection: CapturingConnection, orderly: boolean): void {
    const source = this.#byConnection.get(connection);
    this.#byConnection.delete(connection);
    if (!orderly && source?.source === "client")
      this.#lostAtMs.set(source.participantId, this.#nowMs());
    this.#changed();
  }

  /** Null when no socket of the participant names one. */
  of(participantId: string): Source | null {
    let said: Source | null = this.#isExpected(participantId) ? "client" : null;
    for (const source of this.#byConnection.values()) {
      if (source.participantId !== participantId || said === "client") continue;
      if (source.source === "client") said = "client";
      else if (source.source === "room" && !source.muted) said = "room";
      else said ??= "none";
    }
    return said;
  }

  #isExpected(participantId: string): boolean {
    const lostAtMs = this.#lostAtMs.get(participantId);
    return lostAtMs !== undefined && this.#nowMs() - lostAtMs < realtimeLimits.resendBufferMsMax;
  }
}
