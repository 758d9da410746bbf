import {
  checkSubprotocol,
  realtimeLimits,
  realtimeSubprotocol,
  ticketAudience,
  ticketClaims,
  ticketIssuer,
  ticketSubprotocolPrefix,
} from "@rooms/contracts/realtime";
import type { TicketClaims } from "@rooms/contracts/realtime";
import { isUuid } from "@rooms/domain/shared/ids";
import { jwtVerify } from "jose";

export interface OfferedTicket {
  /** The subprotocol to select, or null when the client offered none of ours. */
  readonly subprotocol: string | null;
  readonly token: string | null;
}

/** Finds the ticket in `Sec-WebSocket-Protocol`, or else in the query of the address. */
export function offeredTicket(
  protocolHeader: string,
  queryToken: string | undefined,
): OfferedTicket {
  const offered = protocolHeader.split(",").map((part) => part.trim());
  const ticket = offered.find((part) => part.startsWith(ticketSubprotocolPrefix));
  return {
    subprotocol:
      [realtimeSubprotocol, checkSubprotocol].find((known) => offered.includes(known)) ?? null,
    token: ticket?.slice(ticketSubprotocolPrefix.length) ?? queryToken ?? null,
  };
}

/** The claims of a ticket that one of the secrets signed and that is in time; null for any other, without saying which. */
export async function verifyTicket(
  token: string,
  secrets: readonly Uint8Array[],
): Promise<TicketClaims | null> {
  for (const secret of secrets) {
    const claims = await claimsOf(token, secret);
    if (claims) return claims;
  }
  return null;
}

async function claimsOf(token: string, secret: Uint8Array): Promise<TicketClaims | null> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ["HS256"],
      audience: ticketAudience,
      issuer: ticketIssuer,
      requiredClaims: ["exp"],
      maxTokenAge: realtimeLimits.ticketTtlSecondsMax,
    });
    const claims = ticketClaims.safeParse(payload).data;
    if (claims === undefined || !isUuid(claims.sessionId) || !isUuid(claims.participantId))
      return null;
    return claims;
  } catch {
    return null;
  }
}
