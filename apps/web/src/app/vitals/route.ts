import { z } from "zod";
import { vitalNames } from "#shared/observation/page-vitals.ts";
import { readBeacon } from "#server/beacon.ts";
import { observeVitals } from "#server/process-metrics.ts";

/** Each is told once when a page is left. */
const pageVitals = z
  .array(z.object({ name: z.enum(vitalNames), value: z.number().min(0).max(600_000) }))
  .max(vitalNames.length);

/** Five numbers and their names. */
const bodyBytesMax = 1_000;

/** Takes the web vitals that a page measured; no page reads the answer. */
export async function POST(request: Request): Promise<Response> {
  const told = await readBeacon(request, { bytesMax: bodyBytesMax });
  if (!told.ok) return told.refusal;
  const vitals = pageVitals.safeParse(told.body);
  if (!vitals.success) return new Response(null, { status: 400 });
  observeVitals(vitals.data);
  return new Response(null, { status: 204 });
}
