import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { iconWeightsOf } from "../../build/icon-weights.ts";
import keepIconWeights from "../../build/keep-icon-weights.ts";

const drawings = join(dirname(fileURLToPath(import.meta.resolve("@phosphor-icons/react"))), "defs");
const sources = ["src", "../../packages/ui/src"].map((folder) =>
  join(import.meta.dirname, "..", "..", folder),
);

describe("the icons of a production build", () => {
  const weights = iconWeightsOf(sources);

  it("hold every weight that a source names beside them, and no other", () => {
    for (const [icon, drawn] of Object.entries(weights)) {
      const resourcePath = join(drawings, `${icon}.es.js`);
      const kept = keepIconWeights.call(
        { resourcePath, getOptions: () => ({ weights }) },
        readFileSync(resourcePath, "utf8"),
      );
      const found = [...kept.matchAll(/\[\s+"(\w+)"/g)].map(([, weight]) => weight);
      expect(found.sort(), icon).toEqual(drawn);
    }
  });

  it("are drawn regular where nothing is said, and in what is said in their file", () => {
    expect(weights["HandWaving"]).toEqual(["regular"]);
    expect(weights["Check"]).toEqual(["bold", "regular"]);
  });

  it("are left whole when no component is known to draw them", () => {
    const drawing = readFileSync(join(drawings, "Acorn.es.js"), "utf8");
    const context = { resourcePath: "/x/Acorn.es.js", getOptions: () => ({ weights }) };
    expect(keepIconWeights.call(context, drawing)).toBe(drawing);
  });
});
