import { expect, it } from "vitest";
import { POST } from "../../src/app/captions-shown/route.ts";

const traceparent = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;

async function statusOf(told: unknown, headers: Record<string, string> = {}): Promise<number> {
  const body = JSON.stringify(told);
  const length = { "content-length": String(body.length) };
  const request = new Request("http://rooms.test/captions-shown", {
    method: "POST",
    body,
    headers: { ...length, ...headers },
  });
  return (await POST(request)).status;
}

it("where no traces are kept nothing is taken, and nothing is loaded for it", async () => {
  expect(await statusOf([{ traceparent, tookMs: 12, agoMs: 900 }])).toBe(404);
});

it("what no caption was, lies a minute back, belongs to a trace that is not kept, is too much, or comes from another site is refused", async () => {
  const shown = { traceparent, tookMs: 12, agoMs: 900 };
  for (const wrong of [
    {},
    [{ ...shown, tookMs: -1 }],
    [{ ...shown, agoMs: 60_001 }],
    [{ ...shown, traceparent: traceparent.replace(/01$/, "00") }],
    [{ ...shown, traceparent: "Ann" }],
    Array.from({ length: 51 }, () => shown),
  ])
    expect(await statusOf(wrong), JSON.stringify(wrong).slice(0, 80)).toBe(400);
  expect(await statusOf("x".repeat(8_001))).toBe(413);
  expect(await statusOf([shown], { "sec-fetch-site": "cross-site" })).toBe(403);
});
