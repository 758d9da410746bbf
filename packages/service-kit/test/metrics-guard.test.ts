import { describe, expect, it } from "vitest";
import { createMetricsGuard } from "../src/network/index.ts";

const asked = (
  remoteAddress: string | undefined,
  more: { forwardedFor?: string; authorization?: string } = {},
) => ({ remoteAddress, forwardedFor: undefined, authorization: undefined, ...more });

describe("metrics", () => {
  it.each([
    ["this machine", asked("127.0.0.1"), undefined, true],
    ["this machine by its other names", asked("::ffff:127.0.0.1"), undefined, true],
    ["a machine beside it", asked("10.0.0.7"), undefined, false],
    [
      "what a proxy of this machine forwards",
      asked("127.0.0.1", { forwardedFor: "127.0.0.1" }),
      undefined,
      false,
    ],
    ["the holder of the token", asked("203.0.113.7", { authorization: "Bearer s" }), "s", true],
    ["this machine without the token", asked("127.0.0.1"), "s", false],
    ["a guess", asked("127.0.0.1", { authorization: "Bearer S" }), "s", false],
  ] as const)("are for %s or not", (_, request, token, expected) => {
    expect(createMetricsGuard(token)(request)).toBe(expected);
  });
});
