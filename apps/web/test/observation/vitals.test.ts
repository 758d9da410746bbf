import { expect, it } from "vitest";
import { POST } from "../../src/app/vitals/route.ts";
import { processMetrics } from "#server/process-metrics.ts";

function told(body: string, headers: Record<string, string> = {}): Request {
  return new Request("http://rooms.test/vitals", {
    method: "POST",
    body,
    headers: { "content-length": String(body.length), ...headers },
  });
}

it("what pages measured becomes metrics: milliseconds as seconds, layout shift as it is", async () => {
  const vitals = JSON.stringify([
    { name: "LCP", value: 1_900 },
    { name: "CLS", value: 0.02 },
  ]);
  expect((await POST(told(vitals))).status).toBe(204);
  const text = await processMetrics().metrics();
  expect(text).toMatch(/rooms_web_vital_seconds_sum\{[^}]*name="LCP"[^}]*\} 1\.9/);
  expect(text).toMatch(/rooms_web_layout_shift_sum\{process="web"\} 0\.02/);
});

it("what is no vital, is too much, or comes from another site is not taken", async () => {
  const many = JSON.stringify(Array.from({ length: 6 }, () => ({ name: "LCP", value: 1 })));
  for (const body of ["{", "{}", '[{"name":"LCP","value":-1}]', '[{"name":"Ann","value":1}]', many])
    expect((await POST(told(body))).status).toBe(400);
  expect((await POST(told(" ".repeat(1_001)))).status).toBe(413);
  expect((await POST(told("[]", { "sec-fetch-site": "cross-site" }))).status).toBe(403);
});
