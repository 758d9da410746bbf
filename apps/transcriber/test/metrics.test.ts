import { watchedMetrics } from "@rooms/testing/watched-metrics";
import { expect, it } from "vitest";
import { createMetrics } from "../src/metrics.ts";

it("alerts and dashboards look at metrics that this process has", async () => {
  const { body } = await createMetrics(() => []).text();
  const ofNode = watchedMetrics("rooms_").filter((name) => /^rooms_(nodejs|process)_/.test(name));
  const watched = [...watchedMetrics("rooms_transcriber_"), ...ofNode];
  expect(watched.length).toBeGreaterThan(12);
  expect(watched.filter((name) => !body.includes(`# TYPE ${name} `))).toEqual([]);
});

it("each reason of a gap is counted from the start, so that its first event shows", async () => {
  const metrics = createMetrics(() => []);
  metrics.transcript.gap("engine-failed", 1_500);
  const { body } = await metrics.text();
  expect(body).toMatch(
    /rooms_transcriber_gap_seconds_total\{[^}]*reason="engine-failed"[^}]*\} 1\.5\n/,
  );
  expect(body).toMatch(
    /rooms_transcriber_gap_seconds_total\{[^}]*reason="queue-overflow"[^}]*\} 0\n/,
  );
});

it.each([
  ["rooms_transcriber_closes_total", "4401"],
  ["rooms_transcriber_closes_total", "other"],
  ["rooms_transcriber_engine_errors_total", "UNAUTHORIZED"],
  ["rooms_transcriber_engine_errors_total", "STALLED"],
])("the code of %s that is %s is counted from the start", async (name, code) => {
  const { body } = await createMetrics(() => []).text();
  expect(body).toMatch(new RegExp(`${name}\\{[^}]*code="${code}"[^}]*\\} 0\n`));
});
