import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepsAnOwner } from "../src/spaces/ownership.ts";
import { type SpaceRole, spaceRoles } from "../src/vocabulary/spaces.ts";

const outcomes = [...spaceRoles, null] as const;

describe("the owners of a space", () => {
  it.each<[SpaceRole, SpaceRole | null, number, string]>([
    ["OWNER", "OWNER", 1, "OK"],
    ["OWNER", "MEMBER", 1, "LAST_OWNER"],
    ["OWNER", null, 1, "LAST_OWNER"],
    ["OWNER", "OWNER", 2, "OK"],
    ["OWNER", "MEMBER", 2, "OK"],
    ["OWNER", null, 2, "OK"],
    ["MEMBER", "OWNER", 1, "OK"],
    ["MEMBER", "MEMBER", 1, "OK"],
    ["MEMBER", null, 1, "OK"],
  ])("%s to %s with %i owners: %s", (before, after, owners, expected) => {
    const result = keepsAnOwner({ before, after, owners });
    expect(result.ok ? "OK" : result.error.code).toBe(expected);
  });

  it("are never none, whatever changes are asked for in whatever order", () => {
    const change = fc.tuple(fc.nat(4), fc.constantFrom(...outcomes));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const members = new Map<number, SpaceRole>([0, 1, 2, 3, 4].map((n) => [n, "MEMBER"]));
        members.set(0, "OWNER");
        const owners = () => [...members.values()].filter((role) => role === "OWNER").length;
        for (const [who, after] of changes) {
          const before = members.get(who);
          if (!before || !keepsAnOwner({ before, after, owners: owners() }).ok) continue;
          if (after === null) members.delete(who);
          else members.set(who, after);
          expect(owners()).toBeGreaterThan(0);
        }
      }),
    );
  });
});
