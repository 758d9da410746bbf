import { createMetricsGuard } from "@rooms/service-kit/network";
import { Counter, createMetricsRegistry, Gauge, Histogram } from "@rooms/service-kit/observability";
import type { GladiaServerEvent, HttpRoute } from "@rooms/speech-server";

export interface SpeechMetricsOptions {
  /** What Prometheus has to send; without one only a process of this machine reads. */
  token: string | undefined;
  /** Asked with every reading. */
  now: () => { queueAgeMs: number; sessions: number };
}

export interface SpeechMetrics {
  take(event: GladiaServerEvent): void;
  route: HttpRoute;
}

/** What the process counts, for Prometheus. */
export function createSpeechMetrics({ token, now }: SpeechMetricsOptions): SpeechMetrics {
  const registry = createMetricsRegistry("speech");
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(value());
      },
    });
  };
  gauge(
    "rooms_speech_queue_age_seconds",
    "For how long the oldest decode has waited or been at work",
    () => now().queueAgeMs / 1_000,
  );
  gauge("rooms_speech_sessions", "Open sessions", () => now().sessions);
  const finals = new Histogram({
    name: "rooms_speech_final_seconds",
    help: "From the end of an utterance to its final",
    buckets: [0.1, 0.3, 1, 3, 10, 30],
    registers,
  });
  const voiced = new Counter({
    name: "rooms_speech_voiced_seconds_total",
    help: "Speech put into words",
    registers,
  });
  const failures = new Counter({
    name: "rooms_speech_recogniser_failures_total",
    help: "Utterances that the recogniser failed at",
    registers,
  });
  const mayRead = createMetricsGuard(token);
  return {
    take(event) {
      if (event.type === "recogniser-failed") failures.inc();
      if (event.type !== "utterance-finished") return;
      finals.observe(event.tookMs / 1_000);
      voiced.inc(event.voicedS);
    },
    route: async ({ socket, headers }) => {
      const forwarded = headers["x-forwarded-for"];
      const asked = {
        remoteAddress: socket.remoteAddress ?? "unknown",
        forwardedFor: Array.isArray(forwarded) ? forwarded.join() : forwarded,
        authorization: headers.authorization,
      };
      if (!mayRead(asked)) return { status: 404, body: { status: "not found" } };
      const content = await registry.metrics();
      return { status: 200, text: { type: registry.contentType, content } };
    },
  };
}
