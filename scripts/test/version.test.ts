import { readFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "@rooms/service-kit/version";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { root } from "../src/paths.ts";

it("the chart and its images have the version of the root, and so has every part", () => {
  const chart: unknown = parse(readFileSync(join(root, "infra/helm/rooms/Chart.yaml"), "utf8"));
  expect(chart).toMatchObject({ version, appVersion: version });
  expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
});
