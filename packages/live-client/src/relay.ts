import { finalMessage } from "@rooms/contracts/realtime";
import type { FinalMessage } from "@rooms/contracts/realtime";
import type { ForwardedMessage } from "./worker/messages.ts";

/** A reliable LiveKit packet carries 15 KiB; a line beyond this is left to the socket. */
const payloadBytesMax = 14 * 1024;

/**
 * Chooses the own lines to relay: finals that were just heard, which the server signs. The backlog reaches all by their own
 * sockets; a partial is not signed, and without a signature no page would show it.
 */
export class RelayFilter {
  #identity: string | null = null;

  setIdentity(identity: string): void {
    this.#identity = identity;
  }

  /** The payload to publish, or null. Takes every message of the socket, in order. */
  payloadOf(message: ForwardedMessage): Uint8Array | null {
    if (message.type !== "final" || message.signature === undefined) return null;
    if (message.participantIdentity !== this.#identity) return null;
    const payload = new TextEncoder().encode(JSON.stringify(message));
    return payload.byteLength <= payloadBytesMax ? payload : null;
  }
}

/** Reads a payload that another participant published; null for anything that is not a line. */
export function readRelayed(payload: Uint8Array): FinalMessage | null {
  if (payload.byteLength > payloadBytesMax) return null;
  try {
    const parsed = finalMessage.safeParse(JSON.parse(new TextDecoder().decode(payload)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
