import {
  lineKeysOf,
  realtimeLimits,
  ticketAudience,
  ticketIssuer,
} from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import type { Clock } from "@rooms/domain/shared/clock";
import { SignJWT } from "jose";

export interface RealtimeTickets {
  /** A ticket for the realtime socket and nothing else, good for an hour at most. */
  issue(claims: TicketClaims): Promise<{ ticket: string; expiresAt: Date }>;
  /** What signed lines are checked by; the same for all transcribers that share the secret. */
  lineKey(): Promise<string>;
}

interface RealtimeTicketsOptions {
  /** Shared with the transcriber. */
  secret: string;
  clock: Clock;
  newId: () => string;
  /** Of the request that is being answered, for the transcriber to go on with; null outside of any trace. */
  traceparent: () => string | null;
}

export function createRealtimeTickets({
  secret,
  clock,
  newId,
  traceparent,
}: RealtimeTicketsOptions): RealtimeTickets {
  const key = new TextEncoder().encode(secret);
  let lineKey: Promise<string> | undefined;
  return {
    lineKey: () => (lineKey ??= lineKeysOf(secret).then(({ publicKey }) => publicKey)),
    async issue(claims) {
      const issuedAtSeconds = Math.floor(clock.now().getTime() / 1000);
      const expiresAtSeconds = issuedAtSeconds + realtimeLimits.ticketTtlSecondsMax;
      const cause = traceparent();
      const ticket = await new SignJWT({ ...claims, ...(cause !== null && { traceparent: cause }) })
        .setProtectedHeader({ alg: "HS256" })
        .setIssuer(ticketIssuer)
        .setAudience(ticketAudience)
        .setJti(newId())
        .setIssuedAt(issuedAtSeconds)
        .setExpirationTime(expiresAtSeconds)
        .sign(key);
      return { ticket, expiresAt: new Date(expiresAtSeconds * 1000) };
    },
  };
}
