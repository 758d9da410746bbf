import { gapReasons } from "@rooms/domain/vocabulary/sessions";
import { beginAtZero, Counter, Histogram } from "@rooms/service-kit/observability";
import type { Registry } from "@rooms/service-kit/observability";
import type { TranscriptCounts } from "./transcript/transcript-counts.ts";

/** A caption is late for a reader from about two seconds on. */
const delaySeconds = [0.2, 0.4, 0.6, 0.8, 1, 1.5, 2, 3, 5, 8, 15, 30];

/** The metrics of what people see of transcription. */
export function transcriptMetrics(registry: Registry): TranscriptCounts {
  const registers = [registry];
  const delays = new Histogram({
    name: "rooms_transcriber_caption_delay_seconds",
    help: "From the end of what was said to its line being sent to clients.",
    labelNames: ["kind"],
    buckets: delaySeconds,
    registers,
  });
  const transcribed = new Counter({
    name: "rooms_transcriber_transcribed_seconds_total",
    help: "Speech that was recognised.",
    registers,
  });
  const gaps = new Counter({
    name: "rooms_transcriber_gap_seconds_total",
    help: "Speech that became a gap, by its reason.",
    labelNames: ["reason"],
    registers,
  });
  beginAtZero(gaps, "reason", gapReasons);
  return {
    shown: (kind, delayMs) => delays.observe({ kind }, Math.max(0, delayMs) / 1000),
    transcribed: (speechMs) => transcribed.inc(speechMs / 1000),
    gap: (reason, speechMs) => gaps.inc({ reason }, speechMs / 1000),
  };
}
