import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const folder = join(import.meta.dirname, "..", "..", "blur");
const model = readFileSync(join(folder, "segmenter.tflite"));
const readme = readFileSync(join(folder, "README.md"), "utf8");

describe("the model of the background blur", () => {
  it("is the published file that its readme names", () => {
    const hash = createHash("sha256").update(model).digest("hex");
    expect(readme).toContain(`\`${hash}\``);
    expect(readme).toContain(`${model.length.toLocaleString("en")} bytes`);
  });

  it("carries the metadata that MediaPipe's tasks ask for", () => {
    expect(model.subarray(4, 8).toString("latin1")).toBe("TFL3");
    expect(model.includes("TFLITE_METADATA")).toBe(true);
    expect(model.includes("SEGMENTER_METADATA")).toBe(true);
  });

  it("has its licence beside it", () => {
    expect(readFileSync(join(folder, "LICENSE"), "utf8")).toContain("Apache License");
  });
});
