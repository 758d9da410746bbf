import { realtimeLimits } from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import type { Hello } from "../server/client-connection.ts";
import type { Source } from "./source-of.ts";
import { RareMap } from "../collections/rare.ts";

/** The socket of a participant, compared by identity. */
export interface CapturingConnection {
  readonly claims: Pick<TicketClaims, "participantId" | "identity">;
}

interface Who {
  readonly participantId: string;
  readonly identity: string;
}

export interface NamedSource extends Who {
  readonly source: Source;
  /** They do not want to be transcribed: nothing is to come from that source. */
  readonly declined: boolean;
}

interface CaptureSource extends Who {
  readonly source: Source;
  muted: boolean;
  /** They said after their hello that they do not want to be transcribed. */
  declined: boolean;
}

/** Which source of speech each participant's sockets name in their hellos. */
export class CaptureSources {
  readonly #byConnection = new Map<CapturingConnection, CaptureSource>();
  /** When the socket of a capturing client was lost: the client comes back with the audio it kept. */
  readonly #lost = new RareMap<string, Who & { readonly atMs: number }>();
  readonly #nowMs: () => number;
  readonly #changed: () => void;

  /** `changed`: a source came, went or was muted. */
  constructor(nowMs: () => number, changed: () => void = () => undefined) {
    this.#nowMs = nowMs;
    this.#changed = changed;
  }

  add(connection: CapturingConnection, { capture, fromRoom }: Hello): void {
    const { participantId, identity } = connection.claims;
    const source = fromRoom === true ? "room" : capture === null ? "none" : "client";
    if (source !== "none") this.#lost.delete(participantId);
    this.#byConnection.set(connection, {
      participantId,
      identity,
      source,
      muted: false,
      declined: false,
    });
    this.#changed();
  }

  setMuted(connection: CapturingConnection, muted: boolean, declined = false): void {
    const source = this.#byConnection.get(connection);
    if (source !== undefined) Object.assign(source, { muted, declined });
    this.#changed();
  }

  remove(connection: CapturingConnection, orderly: boolean): void {
    const source = this.#byConnection.get(connection);
    this.#byConnection.delete(connection);
    if (!orderly && source?.source === "client") {
      const { participantId, identity } = source;
      this.#lost.set(participantId, { participantId, identity, atMs: this.#nowMs() });
    }
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

  /** Of each participant whose sockets name one, once. */
  all(): readonly NamedSource[] {
    const participants = new Map<string, Who>();
    for (const who of [...this.#lost.values(), ...this.#byConnection.values()])
      participants.set(who.participantId, who);
    return [...participants.values()].flatMap(({ participantId, identity }) => {
      const source = this.of(participantId);
      const declined = this.#isDeclined(participantId) || source === "none";
      return source === null ? [] : [{ participantId, identity, source, declined }];
    });
  }

  /** One page that brings speech is enough, whatever another one says. */
  #isDeclined(participantId: string): boolean {
    const bringing = [...this.#byConnection.values()].filter(
      (one) => one.participantId === participantId && one.source !== "none",
    );
    return bringing.length > 0 && bringing.every(({ declined }) => declined);
  }

  #isExpected(participantId: string): boolean {
    const lost = this.#lost.get(participantId);
    return lost !== undefined && this.#nowMs() - lost.atMs < realtimeLimits.resendBufferMsMax;
  }
}
