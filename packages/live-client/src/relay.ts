import { relayedMessage } from "@rooms/contracts/realtime";
import type { FinalMessage, PartialMessage } from "@rooms/contracts/realtime";
import type { ForwardedMessage } from "./worker/messages.ts";

/** A reliable LiveKit packet carries 15 KiB; a line beyond this is left to the socket. */
const payloadBytesMax = 14 * 1024;

/** Chooses the own lines that are worth relaying: live ones. The backlog reaches everybody by their own socket. */
export class RelayFilter {
  #identity: string | null = null;
  #backlogSeq = 0;

  setIdentity(identity: string): void {
    this.#identity = identity;
  }

  /** The payload to publish, or null. Takes every message of the socket, in order. */
  payloadOf(message: ForwardedMessage): Uint8Array | null {
    if (message.type === "welcome") this.#backlogSeq = message.lastSeq;
    if (message.type !== "partial" && message.type !== "final") return null;
    if (message.participantIdentity !== this.#identity) return null;
    const backlog =
      message.type === "final" && message.seq !== null && message.seq <= this.#backlogSeq;
    if (backlog) return null;
    const payload = new TextEncoder().encode(JSON.stringify(message));
    return payload.byteLength <= payloadBytesMax ? payload : null;
  }
}

/** Reads a payload that another participant published; null for anything that is not a line. */
export function readRelayed(payload: Uint8Array): PartialMessage | FinalMessage | null {
  if (payload.byteLength > payloadBytesMax) return null;
  try {
    const parsed = relayedMessage.safeParse(JSON.parse(new TextDecoder().decode(payload)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
