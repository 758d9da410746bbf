import { localeCookie } from "@rooms/contracts/locale";
import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { readEnv } from "./env.ts";
import { contentSecurityPolicy } from "#server/content-security-policy.ts";
import { traced } from "#server/observation.ts";
import { startPage, withPageStart } from "#server/page-start.ts";
import type { PageGo, Trouble } from "#server/page-start.ts";
import { troublePage } from "#server/trouble-page.ts";

/**
 * Every page gets a policy with a nonce of its own; Next reads the nonce from the request's header. A document that
 * cannot be begun becomes the page that says why, with a status that says so to machines.
 */
export function proxy(request: NextRequest): Promise<NextResponse> {
  return traced("page", request.headers.get("traceparent"), (traceparent) =>
    begin(request, traceparent),
  );
}

async function begin(request: NextRequest, traceparent: string | null): Promise<NextResponse> {
  const { development, apiUrl, liveKitUrls, transcriberUrls, uploadsToCloudinary, observation } =
    readEnv();
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const policy = contentSecurityPolicy({
    nonce,
    development,
    socketUrls: [...liveKitUrls, ...transcriberUrls],
    uploadsToCloudinary,
    reportsUrl: observation.SENTRY_DSN,
  });
  const path = request.nextUrl.pathname;
  // What Next's own router asks for is part of a page that stands, and shows errors in its place.
  const isDocument = !request.headers.has("rsc") && !path.includes(".");
  const asked = { path, headers: request.headers, apiUrl, traceparent };
  const started = isDocument ? await startPage(asked) : null;
  const response =
    started === null || started.kind === "go"
      ? goOn(request, { started, policy, traceparent })
      : answerTrouble(request, { trouble: started, nonce });
  response.headers.set("content-security-policy", policy);
  return response;
}

function goOn(
  request: NextRequest,
  {
    started,
    policy,
    traceparent,
  }: { started: PageGo | null; policy: string; traceparent: string | null },
): NextResponse {
  const headers = withPageStart(request.headers, { id: started?.id ?? null, traceparent });
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  for (const cookie of started?.cookies ?? []) response.headers.append("set-cookie", cookie);
  return response;
}

const awaySeconds = 5;

function answerTrouble(
  { headers, cookies }: NextRequest,
  { trouble, nonce }: { trouble: Trouble; nonce: string },
): NextResponse {
  const language = {
    chosen: cookies.get(localeCookie)?.value,
    accepted: headers.get("accept-language"),
  };
  const { status, retryAfterSeconds } = httpOf(trouble);
  return new NextResponse(troublePage({ trouble, language, nonce }), {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...(retryAfterSeconds !== null && { "retry-after": String(retryAfterSeconds) }),
    },
  });
}

function httpOf(trouble: Trouble): { status: number; retryAfterSeconds: number | null } {
  switch (trouble.kind) {
    case "limited":
      return { status: 429, retryAfterSeconds: trouble.seconds };
    case "away":
      return { status: 503, retryAfterSeconds: awaySeconds };
    case "missing":
      return { status: 404, retryAfterSeconds: null };
  }
}

export const config = {
  matcher: [
    {
      source: "/((?!api/|_next/|health|ready|metrics|vitals|captions-shown|static-kept|favicon).*)",
    },
  ],
};
