/** Headers that belong to one connection and are not passed on. */
const perConnection = [
  "connection",
  "content-length",
  "host",
  "keep-alive",
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
  const { pathname, search, host, protocol } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of perConnection) headers.delete(name);
  headers.set("x-forwarded-host", request.headers.get("host") ?? host);
  if (!headers.has("x-forwarded-proto")) headers.set("x-forwarded-proto", protocol.slice(0, -1));
  // Compression belongs to the hop to the browser; asking for none keeps the body passable as it is.
  headers.set("accept-encoding", "identity");
  try {
    const answer = await fetch(`${upstream}${pathname}${search}`, {
      method: request.method,
      headers,
      body: request.body,
      redirect: "manual",
      signal: request.signal,
      cache: "no-store",
      // Node's fetch needs it to stream a body; the DOM's type does not know it.
      ...{ duplex: "half" },
    });
    return passOn(answer);
  } catch {
    return Response.json(
      { type: "about:blank", title: "The service is away", status: 502, code: "API_AWAY" },
      { status: 502, headers: { "content-type": "application/problem+json" } },
    );
  }
}

function passOn(answer: Response): Response {
  const headers = new Headers(answer.headers);
  for (const name of perConnection) headers.delete(name);
  headers.delete("content-encoding");
  return new Response(answer.body, { status: answer.status, headers });
}
