import { describe, expect, it } from "vitest";
import { unlinking } from "../src/identity/sign-in-methods.ts";

const none = { byAddress: false, providers: ["google", "oidc"] };

describe("a provider", () => {
  it.each([
    ["may go where one's address is enough", ["google"], { ...none, byAddress: true }, "OK"],
    ["may go when another one is left", ["google", "oidc"], none, "OK"],
    ["stays when it is the last", ["google"], none, "LAST_SIGN_IN_METHOD"],
    [
      "stays when those that are left are closed here",
      ["google", "oidc"],
      { byAddress: false, providers: ["google"] },
      "LAST_SIGN_IN_METHOD",
    ],
    ["cannot go that is not linked", ["oidc"], { ...none, byAddress: true }, "NOT_FOUND"],
  ])("%s", (_, linked, available, expected) => {
    const verdict = unlinking("google", { linked, available });
    expect(verdict.ok ? "OK" : verdict.error.code).toBe(expected);
  });
});
