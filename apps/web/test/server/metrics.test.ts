import { describe, expect, it } from "vitest";
import { maySeeMetrics } from "../../src/server/may-see-metrics.ts";
import { processMetrics } from "../../src/server/process-metrics.ts";

const from = (address: string, authorization?: string): Headers =>
  new Headers({
    "x-forwarded-for": address,
    ...(authorization === undefined ? {} : { authorization }),
  });

describe("the web's metrics", () => {
  it("are Prometheus text about this process", async () => {
    expect(await processMetrics().metrics()).toMatch(
      /^rooms_process_cpu_seconds_total\{process="web"\} \d/m,
    );
    expect(processMetrics()).toBe(processMetrics());
  });

  it.each([
    ["this machine", from("127.0.0.1"), undefined, true],
    ["this machine by its other name", from("::1"), undefined, true],
    ["somebody outside", from("192.0.2.7"), undefined, false],
    ["somebody behind a proxy of this machine", from("192.0.2.7, 127.0.0.1"), undefined, false],
    ["whoever has the token", from("192.0.2.7", "Bearer secret"), "secret", true],
    ["this machine without the token", from("127.0.0.1"), "secret", false],
    ["whoever guesses", from("127.0.0.1", "Bearer secreT"), "secret", false],
  ])("are for %s or not", (_, headers, token, expected) => {
    expect(maySeeMetrics(headers, token)).toBe(expected);
  });
});
