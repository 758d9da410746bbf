import * as z from "zod/mini";

export const vitalsPath = "/vitals";
export const vitalNames = ["CLS", "FCP", "INP", "LCP", "TTFB"] as const;

/** One of the Web Vitals: CLS without a unit, the others in milliseconds. */
export interface PageVital {
  readonly name: (typeof vitalNames)[number];
  readonly value: number;
}

/** Each is told once when a page is left. */
export const pageVitals = z
  .array(
    z.object({
      name: z.enum(vitalNames),
      value: z.number().check(z.nonnegative(), z.lte(600_000)),
    }),
  )
  .check(z.maxLength(vitalNames.length));
