import { NextResponse } from "next/server";
import type { NextRequest } from "next/server";
import { readEnv } from "./env.ts";
import { contentSecurityPolicy } from "./server/content-security-policy.ts";

/** Every page gets a policy with a nonce of its own; Next reads the nonce from the request's header. */
export function proxy(request: NextRequest): NextResponse {
  const { development, liveKitUrls, transcriberUrls, uploadsToCloudinary } = readEnv();
  const policy = contentSecurityPolicy({
    nonce: crypto.randomUUID().replaceAll("-", ""),
    development,
    socketUrls: [...liveKitUrls, ...transcriberUrls],
    uploadsToCloudinary,
  });
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  matcher: [{ source: "/((?!api/|_next/|health|ready|metrics|favicon).*)" }],
};
