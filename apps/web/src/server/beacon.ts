/** What a page tells in passing, of which no sender awaits an answer: small, and from our own pages alone. */
export async function readBeacon(
  request: Request,
  { bytesMax }: { bytesMax: number },
): Promise<{ ok: true; body: unknown } | { ok: false; refusal: Response }> {
  const length = Number(request.headers.get("content-length") ?? Infinity);
  const site = request.headers.get("sec-fetch-site");
  const refused = (status: number) => ({
    ok: false as const,
    refusal: new Response(null, { status }),
  });
  if (length > bytesMax) return refused(413);
  if (site !== null && site !== "same-origin") return refused(403);
  const body: unknown = await request.json().catch(() => null);
  return { ok: true, body };
}
