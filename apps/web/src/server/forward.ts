import { traced } from "./observation.ts";
import { forwardedFor, ownHeaders } from "./request-origin.ts";

/** Headers that belong to one connection and are not passed on (RFC 9110, 7.6.1), beside those that `Connection` names. */
const perConnection = [
  "connection",
  "content-length",
  "host",
  "http2-settings",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/**
 * Forwards a request to another server of ours and streams the answer back as it is: status, redirects, cookies.
 * Answers 502 as a problem document when that server cannot be reached.
 */
export async function forward(request: Request, upstream: string): Promise<Response> {
  const cause = request.headers.get("traceparent");
  try {
    return await traced(`forward ${request.method}`, cause, async (traceparent) =>
      passOn(await ask(request, { upstream, traceparent })),
    );
  } catch {
    return Response.json(
      { type: "about:blank", title: "The service is away", status: 502, code: "API_AWAY" },
      { status: 502, headers: { "content-type": "application/problem+json" } },
    );
  }
}

interface Asked {
  readonly upstream: string;
  readonly traceparent: string | null;
}

async function ask(request: Request, { upstream, traceparent }: Asked): Promise<Response> {
  const headers = headersFor(request);
  if (traceparent !== null) headers.set("traceparent", traceparent);
  const { pathname, search } = new URL(request.url);
  const attempt = (): Promise<Response> =>
    fetch(`${upstream}${pathname}${search}`, {
      method: request.method,
      headers,
      body: request.body,
      redirect: "manual",
      signal: request.signal,
      cache: "no-store",
      // Node's fetch needs it to stream a body; the DOM's type does not know it.
      ...{ duplex: "half" },
    });
  if (request.method !== "GET" && request.method !== "HEAD") return attempt();
  return attempt().catch((error: unknown) => {
    if (request.signal.aborted) throw error;
    // The connection was kept from before, and ended under the request: an upload that was refused or given up ends one.
    return attempt();
  });
}

function headersFor(request: Request): Headers {
  const { host, protocol } = new URL(request.url);
  const headers = withoutConnection(request.headers);
  const proto = headers.get("x-forwarded-proto") ?? protocol.slice(0, -1);
  for (const name of ownHeaders) headers.delete(name);
  headers.set("x-forwarded-host", request.headers.get("host") ?? host);
  headers.set("x-forwarded-proto", proto);
  for (const [name, value] of Object.entries(forwardedFor(request.headers))) {
    headers.set(name, value);
  }
  // Node's server has told the client to go on by now, and its fetch takes no request that asks.
  headers.delete("expect");
  // Compression belongs to the hop to the browser; asking for none keeps the body passable as it is.
  headers.set("accept-encoding", "identity");
  return headers;
}

function withoutConnection(given: Headers): Headers {
  const headers = new Headers(given);
  const named = (given.get("connection") ?? "").split(",").map((name) => name.trim());
  for (const name of [...perConnection, ...named]) {
    // `close` and the like are no names of headers, and what is no name at all cannot be one of a header.
    if (/^[\w-]+$/.test(name)) headers.delete(name);
  }
  return headers;
}

function passOn(answer: Response): Response {
  const headers = withoutConnection(answer.headers);
  headers.delete("content-encoding");
  return new Response(answer.body, { status: answer.status, headers });
}
