import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server } from "node:http";
import { clientAddress } from "@rooms/service-kit/network";
import type { Connection, TrustedProxies } from "@rooms/service-kit/network";

/**
 * Next hands pages and routes the headers of a request and never its connection, and takes an X-Forwarded-For that the
 * client wrote as it is. So each request is put right before Next sees it: what a client has no right to say is cut, and
 * where it came from is written down under a seal that no client knows.
 */
const originHeader = "x-rooms-origin";

/** What only a trusted proxy may say. Next fills in host and protocol by itself where they are missing. */
const saidByProxies = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/** One per process. Next bundles this module more than once; the process is what all copies share. */
function seal(): string {
  const shared = globalThis as { roomsRequestSeal?: string };
  return (shared.roomsRequestSeal ??= randomUUID());
}

/** @types/node does not know it yet. */
type UpgradingServer = Server & { shouldUpgradeCallback: (request: IncomingMessage) => boolean };

/** Puts every request to this process right from now on. */
export function tidyRequests(trusted: TrustedProxies): void {
  subscribe("http.server.request.start", (message) => {
    // Node's own, by its documentation.
    const { request, server } = message as { request: IncomingMessage; server: UpgradingServer };
    tidy(request, trusted);
    // Next hangs up on an upgrade that it does not know; HTTP lets a server answer as if none was asked for.
    server.shouldUpgradeCallback = ({ url = "" }) => url.startsWith("/_next/");
  });
}

function tidy({ headers, socket }: IncomingMessage, trusted: TrustedProxies): void {
  const remoteAddress = socket.remoteAddress ?? "unknown";
  const said = headers["x-forwarded-for"];
  const forwardedFor = Array.isArray(said) ? said.join(",") : said;
  const client = clientAddress({ remoteAddress, forwardedFor }, trusted);
  if (clientAddress({ remoteAddress, forwardedFor: "0.0.0.0" }, trusted) !== "0.0.0.0") {
    for (const name of saidByProxies) Reflect.deleteProperty(headers, name);
  }
  headers["x-forwarded-for"] = client;
  const kept: Origin = { client, connection: { remoteAddress, forwardedFor } };
  headers[originHeader] = `${seal()} ${encodeURIComponent(JSON.stringify(kept))}`;
}

interface Origin {
  /** The client's address. */
  readonly client: string;
  readonly connection: Connection;
}

/** Where a request came from; null for one that came before `tidyRequests`, of which nothing is known. */
export function originOf(headers: Pick<Headers, "get">): Origin | null {
  const [sealed, kept] = (headers.get(originHeader) ?? "").split(" ");
  if (sealed !== seal() || kept === undefined) return null;
  // Written above.
  return JSON.parse(decodeURIComponent(kept)) as Origin;
}

/** What a request to the api in a visitor's name says of where they are; rate limits count visitors, not this server. */
export function forwardedFor(headers: Pick<Headers, "get">): Record<string, string> {
  const origin = originOf(headers);
  return origin === null ? {} : { "x-forwarded-for": origin.client };
}

/** Headers by which a request is known here, and that are nothing to others. */
export const ownHeaders = [originHeader, ...saidByProxies];
