export const shownCaptionsPath = "/captions-shown";
export const shownCaptionsMax = 50;

/** A caption that a page has shown. Durations, since the page's clock may be another than the server's. */
export interface ShownCaption {
  /** W3C trace context that came with it. */
  readonly traceparent: string;
  /** From the page getting it to its being painted. */
  readonly tookMs: number;
  /** From its being painted to this being told. */
  readonly agoMs: number;
}
