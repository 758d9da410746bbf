import { describe, expect, it } from "vitest";
import { verifiedAddress } from "../../src/auth/verified-address.ts";
import type { Claims } from "../../src/auth/verified-address.ts";

const email = "ann@company.example";

// A provider's answers are not what their type says.
const wrong = (said: unknown): Claims => ({ email, email_verified: said as boolean });

const table: [string, readonly Claims[], string | undefined][] = [
  ["is the one that is", [{ email, email_verified: true }], email],
  ["may be so in words", [wrong("true")], email],
  ["is none when the provider says no", [{ email, email_verified: false }], undefined],
  ["is none when it says no in words", [wrong("false")], undefined],
  ["is none when it says something else", [wrong(1)], undefined],
  ["is none when it says nothing", [{ email }], undefined],
  ["is none without an address", [{ email_verified: true }], undefined],
  ["is none with an empty one", [{ email: "", email_verified: true }], undefined],
  ["may be proved in the token alone", [{ email }, { email, email_verified: true }], email],
  ["may be named in the token alone", [{}, { email, email_verified: true }], email],
  [
    "is not proved by what was said about another",
    [{ email: "victim@company.example" }, { email, email_verified: true }],
    undefined,
  ],
  [
    "is not proved by what was said about none",
    [{ email: "victim@company.example" }, { email_verified: true }],
    undefined,
  ],
  [
    "is none when two places contradict each other",
    [
      { email, email_verified: true },
      { email: email.toUpperCase(), email_verified: false },
    ],
    undefined,
  ],
];

describe("the verified address", () => {
  it.each(table)("%s", (_, sources, expected) => {
    expect(verifiedAddress(sources, { trustsSilence: false })).toBe(expected);
  });

  it("may be taken from silence, never from a no", () => {
    expect(verifiedAddress([{ email }], { trustsSilence: true })).toBe(email);
    expect(verifiedAddress([wrong("false")], { trustsSilence: true })).toBeUndefined();
    expect(verifiedAddress([{ email }, wrong(false)], { trustsSilence: true })).toBeUndefined();
  });
});
