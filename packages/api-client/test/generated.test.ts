import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { OpenApiDocument } from "../generator/described-operation.ts";
import { printClient } from "../generator/print-client.ts";
import { printType } from "../generator/print-type.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const say = "it is old: run `pnpm generate` and commit what it writes";

describe("the generated client", () => {
  it("is what the OpenAPI document says", () => {
    // Our own document, of the shape the generator was written for.
    const document = JSON.parse(read("../../../docs/openapi.json")) as OpenApiDocument;
    const { types, client } = printClient(document);
    expect(read("../src/generated/types.ts") === types, say).toBe(true);
    expect(read("../src/generated/client.ts") === client, say).toBe(true);
  });

  it.each([
    [{ type: ["string", "null"] }, "string | null"],
    [{ anyOf: [{ $ref: "#/components/schemas/Space" }, { type: "null" }] }, "Space | null"],
    [{ type: "array", items: { enum: ["A", "B"] } }, '("A" | "B")[]'],
    [{ const: "ok" }, '"ok"'],
    [{ type: "object", properties: { a: { type: "integer" }, b: {} }, required: ["a"] }, undefined],
  ])("prints %j, and nothing it does not know", (schema, expected) => {
    if (expected === undefined) expect(() => printType(schema)).toThrow("There is no type for {}");
    else expect(printType(schema)).toBe(expected);
  });
});
