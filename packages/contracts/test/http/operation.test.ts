import { describe, expect, expectTypeOf, it } from "vitest";
import { errorsOf, getSession, joinSession, listSessions } from "../../src/http/index.ts";
import type { OperationInput } from "../../src/http/index.ts";

describe("operations", () => {
  it("ask for exactly the parts they have, and let all-optional parts be left out", () => {
    expectTypeOf<OperationInput<typeof getSession>>().toEqualTypeOf<{ params: { slug: string } }>();
    expectTypeOf<OperationInput<typeof joinSession>>().toEqualTypeOf<{
      params: { slug: string };
      body?: {
        name?: string | undefined;
        connect?: { capture?: "client" | "room" | undefined } | undefined;
      };
    }>();
    expectTypeOf<object>().toExtend<OperationInput<typeof listSessions>>();
    expect(listSessions.query.parse({})).toEqual({ limit: 20 });
  });

  it("refuse fields the contract does not know in bodies", () => {
    expect(joinSession.body.safeParse({ name: "Ann", role: "HOST" }).success).toBe(false);
  });

  it.each(["", "   ", "a\u0000b", "line\nbreak", "x".repeat(81)])("refuse the name %j", (name) => {
    expect(joinSession.body.safeParse({ name }).success).toBe(false);
  });

  it("name every code their shape lets happen", () => {
    expect(errorsOf(joinSession)).toEqual(
      expect.arrayContaining(["NAME_REQUIRED", "NOT_FOUND", "VALIDATION_FAILED", "INTERNAL"]),
    );
    expect(errorsOf(getSession)).not.toContain("ORIGIN_NOT_ALLOWED");
  });
});
