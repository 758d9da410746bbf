import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isAllowedLicence } from "../src/licences.ts";
import { root } from "../src/paths.ts";
import { shippedPackages } from "../src/shipped-packages.ts";

it("everything that the images ship has a licence that allows it", () => {
  const shipped = shippedPackages(readdirSync(join(root, "apps")));
  expect(shipped.length).toBeGreaterThan(100);
  const others = shipped.filter(({ licence }) => !isAllowedLicence(licence));
  expect(others).toEqual([]);
});

it.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0-only)", true],
  ["Apache-2.0 AND BSD-3-Clause", true],
  ["Apache-2.0 AND GPL-3.0-only", false],
  ["AGPL-3.0-only", false],
  ["SEE LICENSE IN LICENSE", false],
  ["none", false],
])("%s: allowed %s", (expression, allowed) => {
  expect(isAllowedLicence(expression)).toBe(allowed);
});
