import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { errorsOf, errorTable } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { operations } from "./support/operations.ts";
import { useTestApi } from "./support/test-api.ts";

const api = useTestApi();
const keptDocument = new URL("../../../docs/openapi.json", import.meta.url);

interface Document {
  openapi: string;
  paths: Record<string, Record<string, Described>>;
  components: { responses: Record<string, { description: string }> };
}

interface Described {
  operationId: string;
  responses: Record<string, { $ref?: string }>;
}

describe("the OpenAPI document", () => {
  it("names every operation of the contracts, and each is served", async () => {
    const answer = await api().request("/api/openapi.json");
    // Our own document, held to its shape below.
    const document = (await answer.json()) as Document;
    expect(document.openapi).toBe("3.1.0");
    for (const { id, method, path } of operations) {
      expect(document.paths[path]?.[method.toLowerCase()]?.operationId).toBe(id);
    }
    const served = Object.values(document.paths).flatMap((path) => Object.keys(path));
    expect(served).toHaveLength(operations.length);
  });

  it("promises each refusal under the status it comes with", async () => {
    const document = (await (await api().request("/api/openapi.json")).json()) as Document;
    for (const operation of operations) {
      const described = document.paths[operation.path]?.[operation.method.toLowerCase()];
      for (const code of errorsOf(operation)) {
        const { $ref = "" } = described?.responses[errorTable[code].status] ?? {};
        const response = document.components.responses[$ref.split("/").at(-1) ?? ""];
        expect(response?.description).toContain(`\`${code}\``);
      }
    }
  });

  it("is the one in the repository, from which clients are made", async () => {
    const served: unknown = await (await api().request("/api/openapi.json")).json();
    const kept: unknown = JSON.parse(await readFile(keptDocument, "utf8"));
    expect(isDeepStrictEqual(served, kept), "docs/openapi.json is old: run `pnpm generate`").toBe(
      true,
    );
  });

  it("gives no two operations one name or one place", () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
    const places = operations.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(places).size).toBe(operations.length);
  });
});

describe("the page to read", () => {
  it("shows every operation, and its style is the one the policy allows", async () => {
    const answer = await api().request("/api/docs");
    const page = await answer.text();
    for (const { id } of operations) expect(page).toContain(`id="${id}"`);
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
    const hash = createHash("sha256").update(style).digest("base64");
    expect(answer.headers.get("content-security-policy")).toContain(`'sha256-${hash}'`);
    expect(page).not.toContain("<script");
  });
});
