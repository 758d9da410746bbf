import { errorTable } from "@rooms/contracts/http";
import { errorCodes } from "@rooms/domain/vocabulary/errors";
import { expect, it } from "vitest";

it("every code has a status that is an error, and no status stands for a code that is not listed", () => {
  expect(Object.keys(errorTable).sort()).toEqual([...errorCodes].sort());
  for (const { status } of Object.values(errorTable)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
  }
});
