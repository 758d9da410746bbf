import { findKept } from "#server/kept-static.ts";
import { readEnv } from "../../../env.ts";

/** Where requests for static files go that this build does not have; see `rewrites` in next.config.ts. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ path: string[] }> },
): Promise<Response> {
  const { staticKeptDir } = readEnv();
  const kept = staticKeptDir === null ? null : await findKept(staticKeptDir, (await params).path);
  if (kept === null) {
    const headers = { "cache-control": "no-store", "content-type": "text/plain; charset=utf-8" };
    return new Response("Not Found", { status: 404, headers });
  }
  const headers = {
    "cache-control": "public, max-age=31536000, immutable",
    "content-type": kept.type,
  };
  return new Response(kept.bytes, { headers });
}
