import { randomUUID } from "node:crypto";
import { createRoomsClient } from "@rooms/api-client";
import type { OwnTranscript, Profile, RoomsClient, SessionView } from "@rooms/api-client";
import { foundSession } from "./found-session.ts";
import { forwardedFor } from "./request-origin.ts";

type Shared = Awaited<ReturnType<RoomsClient["recapShares"]["get"]>>;

/**
 * What was read before a page was begun. Next sends a page's status before the page has read anything, so what decides
 * about the status is read first, and kept for the page: nothing is asked for, or counted, twice.
 */
interface PageStart {
  readonly profile?: Profile | null;
  readonly shared?: Shared;
  /** Null where there is none for the visitor. */
  readonly session?: SessionView | null;
  /** Of a session that is over, for who was its guest. */
  readonly ownPart?: OwnTranscript;
}

export type Trouble =
  | { readonly kind: "limited"; readonly seconds: number }
  | { readonly kind: "away" }
  /** The session of this page does not exist, or not for the visitor, whom signing in might help. */
  | { readonly kind: "missing"; readonly path: string; readonly signedIn: boolean };

export interface PageGo {
  readonly kind: "go";
  /** Under which what was read is kept. */
  readonly id: string;
  /** That the api sets meanwhile: a session in use is prolonged. */
  readonly cookies: readonly string[];
}

const startHeader = "x-rooms-page-start";

/** A page that is never made (a redirect, a client that went away) leaves nothing behind for longer. */
const keptMs = 20_000;
/** More than any page reads besides: one that is begun is not to meet the limit in its middle. */
const readsOfPageMax = 8;
const secondsDefault = 60;
const sharedPath = /^\/r\/([^/]+)\/?$/;
/** A recap sends who is not signed in to the sign-in page. */
const sessionPath = /^\/session\/([^/]+)(\/recap)?\/?$/;

/** Next bundles this module for pages and for the proxy; the process is what both share. */
function kept(): Map<string, PageStart> {
  const shared = globalThis as { roomsPageStarts?: Map<string, PageStart> };
  return (shared.roomsPageStarts ??= new Map<string, PageStart>());
}

interface Asked {
  readonly path: string;
  readonly headers: Headers;
  readonly apiUrl: string;
  /** W3C trace context of the page, where traces are kept. */
  readonly traceparent: string | null;
}

/** Reads what decides whether a page can be begun. */
export async function startPage({
  path,
  headers,
  apiUrl,
  traceparent,
}: Asked): Promise<PageGo | Trouble> {
  let last: Response | undefined;
  const client = createRoomsClient({
    baseUrl: apiUrl,
    headers: {
      cookie: headers.get("cookie") ?? "",
      ...forwardedFor(headers),
      ...(traceparent !== null && { traceparent }),
    },
    fetch: async (input, init) => (last = await fetch(input, { ...init, cache: "no-store" })),
  });
  const token = sharedPath.exec(path)?.[1];
  if (token !== undefined) {
    const shared = await client.recapShares.get({ params: { token: decoded(token) } });
    return troubleIn(shared, last?.headers) ?? go({ shared }, last);
  }
  const profile = await client.identity.getProfile();
  const trouble = troubleIn(profile, last?.headers);
  if (trouble) return trouble;
  const start: PageStart = { profile: profile.ok ? profile.data : null };
  const cookies = last;
  const [, slug, recap] = sessionPath.exec(path) ?? [];
  const signedIn = profile.ok;
  if (slug === undefined || (recap !== undefined && !signedIn)) return go(start, cookies);
  const answer = await client.sessions.get({ params: { slug: decoded(slug) } });
  const sessionTrouble = troubleIn(answer, last?.headers);
  if (sessionTrouble) return sessionTrouble;
  const session = foundSession(answer);
  if (session === null && recap === undefined && mayHaveTakenPart(signedIn, headers)) {
    const own = await client.transcripts.getOwn({ params: { slug: decoded(slug) }, query: {} });
    if (own.ok) return go({ ...start, session, ownPart: own.data }, cookies);
  }
  const isMissing = session === null || (recap !== undefined && session.view !== "member");
  return isMissing ? { kind: "missing", path, signedIn } : go({ ...start, session }, cookies);
}

/** By an account or a guest's pass: without either, the api is not asked. */
function mayHaveTakenPart(signedIn: boolean, headers: Pick<Headers, "get">): boolean {
  return signedIn || headers.get("cookie")?.includes("rooms.guest.") === true;
}

function go(start: PageStart, answer: Response | undefined): PageGo {
  return { kind: "go", id: keep(start), cookies: answer?.headers.getSetCookie() ?? [] };
}

function keep(start: PageStart): string {
  const id = randomUUID();
  kept().set(id, start);
  setTimeout(() => kept().delete(id), keptMs).unref();
  return id;
}

/** Taken once. Undefined where nothing was read before: then the page reads by itself. */
export function takePageStart(headers: Pick<Headers, "get">): PageStart | undefined {
  const id = headers.get(startHeader) ?? "";
  const start = kept().get(id);
  kept().delete(id);
  return start;
}

type Answer = { readonly ok: boolean; readonly problem?: { readonly code: string } };

const away = new Set(["UNREACHABLE", "DATABASE_UNAVAILABLE", "INTERNAL"]);

function troubleIn({ problem }: Answer, headers: Headers | undefined): Trouble | null {
  if (problem && away.has(problem.code)) return { kind: "away" };
  const remaining = Number(headers?.get("ratelimit-remaining") ?? Infinity);
  if (problem?.code !== "RATE_LIMITED" && remaining >= readsOfPageMax) return null;
  const seconds = Number(headers?.get("retry-after") ?? headers?.get("ratelimit-reset"));
  return { kind: "limited", seconds: seconds > 0 ? seconds : secondsDefault };
}

/** The headers with which the page is asked for; what a client wrote in the place of ours is cut. */
export function withPageStart(
  given: Headers,
  { id, traceparent }: { id: string | null; traceparent: string | null },
): Headers {
  const headers = new Headers(given);
  headers.delete(startHeader);
  if (traceparent !== null) headers.set("traceparent", traceparent);
  if (id !== null) headers.set(startHeader, id);
  return headers;
}

function decoded(piece: string): string {
  try {
    return decodeURIComponent(piece);
  } catch {
    return piece;
  }
}
