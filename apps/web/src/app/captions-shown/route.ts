import { z } from "zod";
import { shownCaptionsMax } from "#shared/observation/shown-captions.ts";
import { readBeacon } from "#server/beacon.ts";
import { traceShownCaptions } from "#server/observation.ts";

const milliseconds = z.number().min(0).max(60_000);
const shownCaptions = z
  .array(
    z.object({
      // Of a trace that is kept: pages are told no other.
      traceparent: z.string().regex(/^00-[\da-f]{32}-[\da-f]{16}-01$/),
      tookMs: milliseconds,
      agoMs: milliseconds,
    }),
  )
  .max(shownCaptionsMax);

const bodyBytesMax = 8_000;

/** The browser's end of the traces of captions: pages reach no collector, and tell their own server. */
export async function POST(request: Request): Promise<Response> {
  const told = await readBeacon(request, { bytesMax: bodyBytesMax });
  if (!told.ok) return told.refusal;
  const captions = shownCaptions.safeParse(told.body);
  if (!captions.success) return new Response(null, { status: 400 });
  return new Response(null, { status: traceShownCaptions(captions.data) ? 204 : 404 });
}
