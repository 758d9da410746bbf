import { watchedMetrics } from "@rooms/testing/watched-metrics";
import { expect, it } from "vitest";
import { createMetrics } from "../src/metrics.ts";

it("alerts and dashboards look at metrics that this process has", async () => {
  const metrics = createMetrics();
  metrics.jobPlanned("sweep");
  metrics.watchFollowUps(() => Promise.resolve([]));
  const text = await metrics.registry.metrics();
  const watched = watchedMetrics("rooms_worker_");
  expect(watched.length).toBeGreaterThan(3);
  expect(watched.filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([]);
  // What an alert has to see the first time is counted from the start.
  for (const kind of ["gap_written", "session_ended", "removed_invitations"])
    expect(text).toMatch(
      new RegExp(`rooms_worker_changes_total\\{[^}]*kind="${kind}"[^}]*\\} 0\n`),
    );
  expect(text).toMatch(/rooms_worker_job_seconds_count\{[^}]*outcome="failed"[^}]*\} 0\n/);
  expect(text).toMatch(/rooms_worker_follow_up_seconds_count\{[^}]*outcome="exhausted"[^}]*\} 0\n/);
});
