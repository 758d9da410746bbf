import { createGladiaServer, createUnrecognisedRecogniser } from "@rooms/speech-server";
import { watchedMetrics } from "@rooms/testing/watched-metrics";
import { expect, it, onTestFinished } from "vitest";
import { createSpeechMetrics } from "../src/metrics.ts";

async function serveMetrics(token: string | undefined) {
  const metrics = createSpeechMetrics({ token, now: () => ({ queueAgeMs: 1_500, sessions: 2 }) });
  const server = createGladiaServer({
    recogniser: createUnrecognisedRecogniser(),
    routes: { "/metrics": metrics.route },
  });
  onTestFinished(() => server.close());
  const url = new URL("/metrics", await server.listen({ port: 0 }));
  return { metrics, read: (headers: Record<string, string> = {}) => fetch(url, { headers }) };
}

it("Prometheus reads how old the queue is, how many sessions there are, and what was put into words", async () => {
  const { metrics, read } = await serveMetrics(undefined);
  const utterance = { sessionId: "s", utteranceId: "u", voicedS: 2.5, tookMs: 700 };
  metrics.take({ type: "utterance-finished", ...utterance });
  metrics.take({ type: "recogniser-failed", sessionId: "s", error: new Error("broken") });
  const response = await read();
  expect(response.headers.get("content-type")).toContain("text/plain");
  const text = await response.text();
  for (const line of [
    'rooms_speech_queue_age_seconds{process="speech"} 1.5',
    'rooms_speech_sessions{process="speech"} 2',
    'rooms_speech_voiced_seconds_total{process="speech"} 2.5',
    'rooms_speech_final_seconds_sum{process="speech"} 0.7',
    'rooms_speech_recogniser_failures_total{process="speech"} 1',
  ]) {
    expect(text).toContain(line);
  }
});

it("metrics are for who sends the token, and without one for this machine, not through a proxy", async () => {
  const open = await serveMetrics(undefined);
  expect((await open.read({ "x-forwarded-for": "198.51.100.7" })).status).toBe(404);
  const guarded = await serveMetrics("secret");
  expect((await guarded.read()).status).toBe(404);
  expect((await guarded.read({ authorization: "Bearer secret" })).status).toBe(200);
});

it("alerts and dashboards look at metrics that this process has", async () => {
  const { read } = await serveMetrics(undefined);
  const text = await (await read()).text();
  const watched = watchedMetrics("rooms_speech_");
  expect(watched.length).toBeGreaterThan(0);
  expect(watched.filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([]);
});
