import * as z from "zod/mini";

/** The WebSocket subprotocol the server selects. */
export const realtimeSubprotocol = "rooms.realtime.v1";
/** A client that offers this one instead only learns whether it gets a socket, which is closed at once. */
export const checkSubprotocol = "rooms.check.v1";
/** A browser offers the ticket as a second subprotocol with this prefix, so that it stands in no URL. */
export const ticketSubprotocolPrefix = "ticket.";
export const realtimePath = "/api/realtime/transcribe";
/** The same socket for clients that a proxy leads to one of several transcribers behind one host, by its name. */
export const instancePath = "/api/realtime/:instance/transcribe";

/**
 * Where clients find the socket of the transcriber at a public address: `wss://host`, or `wss://host/api/realtime/name`
 * where a proxy tells several transcribers apart by their names.
 */
export function realtimeUrl(address: string): string {
  const url = new URL(address);
  const base = url.pathname.replace(/\/+$/, "");
  url.pathname = base === "" ? realtimePath : `${base}/transcribe`;
  return url.href;
}
/** JWT `aud` and `iss` (HS256) of tickets, good for the realtime socket alone. */
export const ticketAudience = "rooms.realtime";
export const ticketIssuer = "rooms.api";

/** Claims beside the registered `iat`, `exp`, `jti`. */
export const ticketClaims = z.object({
  sessionId: z.string(),
  slug: z.string(),
  participantId: z.string(),
  identity: z.string(),
  name: z.string(),
  /** Session clock: speech from before it is not taken. Left out by an api of before. */
  joinedAtMs: z.optional(z.number().check(z.nonnegative())),
  /**
   * Session clock: lines that began before are not the bearer's to read while the past is closed; 0 for members of the
   * space. Left out by earlier versions of the api, which let all participants read all.
   */
  readsFromMs: z.optional(z.number().check(z.nonnegative())),
  /** W3C trace context of the request that asked for the ticket, where traces are kept. */
  traceparent: z.optional(z.string().check(z.maxLength(55))),
  capabilities: z.array(z.enum(["speak", "listen"])),
});
export type TicketClaims = z.infer<typeof ticketClaims>;
