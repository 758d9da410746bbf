import { randomUUID } from "node:crypto";
import { createRoomsClient } from "@rooms/api-client";
import type { Profile, RoomsClient } from "@rooms/api-client";
import { forwardedFor } from "./request-origin.ts";

type Shared = Awaited<ReturnType<RoomsClient["recapShares"]["get"]>>;

/**
 * What was read before a page was begun. Next sends a page's status before the page has read anything, so what decides
 * about the status is read first, and kept for the page: nothing is asked for, or counted, twice.
 */
interface PageStart {
  readonly profile?: Profile | null;
  readonly shared?: Shared;
}

export type Trouble =
  { readonly kind: "limited"; readonly seconds: number } | { readonly kind: "away" };

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

/** Next bundles this module for pages and for the proxy; the process is what both share. */
function kept(): Map<string, PageStart> {
  const shared = globalThis as { roomsPageStarts?: Map<string, PageStart> };
  return (shared.roomsPageStarts ??= new Map<string, PageStart>());
}

interface Asked {
  readonly path: string;
  readonly headers: Headers;
  readonly apiUrl: string;
}

/** Reads what decides whether a page can be begun. */
export async function startPage({ path, headers, apiUrl }: Asked): Promise<PageGo | Trouble> {
  let last: Response | undefined;
  const client = createRoomsClient({
    baseUrl: apiUrl,
    headers: { cookie: headers.get("cookie") ?? "", ...forwardedFor(headers) },
    fetch: async (input, init) => (last = await fetch(input, { ...init, cache: "no-store" })),
  });
  const token = sharedPath.exec(path)?.[1];
  const answer =
    token === undefined
      ? await client.identity.getProfile()
      : await client.recapShares.get({ params: { token: decoded(token) } });
  const trouble = troubleIn(answer, last?.headers);
  if (trouble) return trouble;
  const start: PageStart =
    token === undefined
      ? { profile: answer.ok ? (answer.data as Profile) : null }
      : { shared: answer as Shared };
  return { kind: "go", id: keep(start), cookies: last?.headers.getSetCookie() ?? [] };
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
export function withPageStart(given: Headers, id: string | null): Headers {
  const headers = new Headers(given);
  headers.delete(startHeader);
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
