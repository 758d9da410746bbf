import { expect, it } from "vitest";
import { processMetrics } from "#server/process-metrics.ts";

it("are Prometheus text about this process", async () => {
  expect(await processMetrics().metrics()).toMatch(
    /^rooms_process_cpu_seconds_total\{process="web"\} \d/m,
  );
  expect(processMetrics()).toBe(processMetrics());
});
