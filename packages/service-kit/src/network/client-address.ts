import { plainAddress } from "./addresses.ts";
import type { TrustedProxies } from "./trusted-proxies.ts";

const thisMachine = /^(127\.|::1$)/;

/** What is known of where a request comes from. */
export interface Connection {
  /** The other end of the connection, as the server names it; undefined for a request made within the process. */
  readonly remoteAddress: string | undefined;
  /** X-Forwarded-For as it came, if it came. */
  readonly forwardedFor: string | undefined;
}

/**
 * The client's address: that of the connection, unless it is a trusted proxy's; then the nearest one in X-Forwarded-For
 * that no trusted proxy has. What stands before it was written by the client, and counts for nothing.
 */
export function clientAddress(connection: Connection, trusted: TrustedProxies): string {
  let nearest = plainAddress(connection.remoteAddress ?? "127.0.0.1") ?? "unknown";
  if (connection.forwardedFor === undefined) return nearest;
  const said = connection.forwardedFor.split(",").reverse();
  for (const entry of said) {
    if (!trusted.trusts(nearest)) return nearest;
    const next = plainAddress(entry);
    if (next === null) return nearest;
    nearest = next;
  }
  return nearest;
}

/** Whether a process of this machine asks for itself, not as a proxy for another client. */
export function isFromThisMachine({ remoteAddress, forwardedFor }: Connection): boolean {
  const address = plainAddress(remoteAddress ?? "127.0.0.1");
  return forwardedFor === undefined && address !== null && thisMachine.test(address);
}
