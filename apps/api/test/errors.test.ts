import { errorCodes as contractCodes, errorTable } from "@rooms/contracts/http";
import type { ErrorCode as ContractCode } from "@rooms/contracts/http";
import { type ErrorCode, errorCodes } from "@rooms/domain/shared/refusal";
import { expect, expectTypeOf, it } from "vitest";

it("every code of the domain has a status, and no other code has", () => {
  expectTypeOf<ContractCode>().toEqualTypeOf<ErrorCode>();
  expect([...contractCodes].sort()).toEqual([...errorCodes].sort());
  for (const { status } of Object.values(errorTable)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
  }
});
