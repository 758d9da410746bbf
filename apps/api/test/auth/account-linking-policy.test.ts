import { describe, expect, it } from "vitest";
import { decideLinking } from "../../src/auth/account-linking-policy.ts";
import type { LinkingDecision, SignInEvidence } from "../../src/auth/account-linking-policy.ts";

const proven = { isProven: true };
const unproven = { isProven: false };

const stranger: SignInEvidence = {
  isKnownAccount: false,
  isSignedIn: false,
  isAddressVerified: false,
  owner: null,
};

const table: [string, Partial<SignInEvidence>, LinkingDecision][] = [
  ["a stranger with an unverified address", {}, "refuse"],
  ["a stranger with the unverified address of a proven user", { owner: proven }, "refuse"],
  ["a stranger with the unverified address of an unproven user", { owner: unproven }, "refuse"],
  ["a stranger with a verified address", { isAddressVerified: true }, "allow"],
  ["the owner of a proven address", { isAddressVerified: true, owner: proven }, "allow"],
  ["the first to prove an address", { isAddressVerified: true, owner: unproven }, "claim"],
  ["an account that signed in before", { isKnownAccount: true, owner: unproven }, "allow"],
  ["a signed-in user who adds an account", { isSignedIn: true, owner: proven }, "allow"],
];

describe("the account-linking policy", () => {
  it.each(table)("%s", (_, known, expected) => {
    expect(decideLinking({ ...stranger, ...known })).toBe(expected);
  });
});
