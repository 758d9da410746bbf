export const vitalsPath = "/vitals";
export const vitalNames = ["CLS", "FCP", "INP", "LCP", "TTFB"] as const;

/** One of the Web Vitals: CLS without a unit, the others in milliseconds. */
export interface PageVital {
  readonly name: (typeof vitalNames)[number];
  readonly value: number;
}
