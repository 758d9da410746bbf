import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";
import { errorCodes, errorsOf, errorTable, problem } from "@rooms/contracts/http";
import { describe, expect, it } from "vitest";
import { parse } from "zod";
import type { $ZodType } from "zod/v4/core";
import { examples } from "../src/openapi/examples/index.ts";
import { pathExampleOf } from "../src/openapi/openapi-document.ts";
import { problemOf } from "../src/openapi/problem-responses.ts";
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

describe("the examples", () => {
  it.each(operations)("of $id are what its contract takes and answers", (operation) => {
    const { id, body, consumes, response, produces, params } = operation;
    const shown = examples.get(id);
    // A form has a file in it, and a picture no text: neither has an example.
    const hasBody = body !== undefined && consumes === undefined;
    expect(shown?.body !== undefined, "an example of the body").toBe(hasBody);
    expect(shown?.response !== undefined, "an example of the answer").toBe(response !== undefined);
    if (produces?.startsWith("text/")) expect(shown?.texts).toHaveProperty([produces]);
    if (hasBody) body.parse(shown?.body);
    // Nothing is stripped from an answer: an example holds no field that the contract does not know.
    if (response) expect(response.parse(shown?.response)).toEqual(shown?.response);
    const fields: Record<string, $ZodType> = params?.shape ?? {};
    for (const [name, field] of Object.entries(fields)) {
      parse(field, pathExampleOf(operation, name));
    }
  });

  it("belong to operations that there are", () => {
    const known = new Set(operations.map(({ id }) => id));
    expect([...examples.keys()].filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(errorCodes)("of %s is the problem document that the contract has", (code) => {
    expect(problem.parse(problemOf(code))).toEqual(problemOf(code));
  });
});

describe("the reference page", () => {
  const policyOf = (answer: Response): string[] =>
    (answer.headers.get("content-security-policy") ?? "").split("; ");

  it("runs its own files and nothing else", async () => {
    const answer = await api().request("/api/docs");
    expect(policyOf(answer)).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
      ]),
    );
    const page = await answer.text();
    expect(page).not.toMatch(/<style|<script>|\sstyle=|\son\w+=/);
    const loaded = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = ""]) => path);
    expect(loaded).toContain("/api/docs/swagger-ui-bundle.js");
    for (const path of loaded) expect((await api().request(path)).status, path).toBe(200);
  });

  it("is kept by browsers, compressed, until its files change", async () => {
    const path = "/api/docs/swagger-ui-bundle.js";
    const plain = await api().request(path);
    const headers = { "accept-encoding": "gzip, br" };
    const compressed = await api().request(path, { headers });
    expect(compressed.headers.get("content-encoding")).toBe("gzip");
    expect(compressed.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(compressed.headers.get("vary")).toBe("accept-encoding");
    const packed = Buffer.from(await compressed.arrayBuffer());
    expect(gunzipSync(packed).equals(Buffer.from(await plain.arrayBuffer()))).toBe(true);
    const etag = compressed.headers.get("etag") ?? "";
    const again = await api().request(path, { headers: { ...headers, "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(etag);
  });

  it.each(["index.html", "swagger-ui.js", "constructor", "..%2fpackage.json", "%2e%2e"])(
    "serves no other file: %s",
    async (name) => {
      const answer = await api().request(`/api/docs/${name}`);
      expect(answer.status).toBe(404);
    },
  );
});
