import { describe, expect, it } from "vitest";
import { admission } from "../../src/auth/admission.ts";
import type { Admission, Vouched } from "../../src/auth/admission.ts";

const proven = { isProven: true };
const unproven = { isProven: false };

const stranger: Vouched = {
  isKnownAccount: false,
  isSignedIn: false,
  isAddressVerified: false,
  owner: null,
};

const table: [string, Partial<Vouched>, Admission][] = [
  ["a stranger with an address nobody verified", {}, "refuse"],
  ["one who names the address of somebody here", { owner: proven }, "refuse"],
  ["one who names an address that nobody proved here", { owner: unproven }, "refuse"],
  ["a stranger with a verified address", { isAddressVerified: true }, "enter"],
  ["the owner of a proven address", { isAddressVerified: true, owner: proven }, "enter"],
  ["the first to prove an address", { isAddressVerified: true, owner: unproven }, "claim"],
  ["one who came by this account before", { isKnownAccount: true, owner: unproven }, "enter"],
  ["one who is signed in and adds an account", { isSignedIn: true, owner: proven }, "enter"],
];

describe("a person a provider vouches for", () => {
  it.each(table)("%s", (_, known, expected) => {
    expect(admission({ ...stranger, ...known })).toBe(expected);
  });
});
