import type { Operation } from "@rooms/contracts/http";
import type { Context, Hono } from "hono";
import { answerProblem } from "../http/problem.ts";
import { accepts, matchesAny } from "../http/request-headers.ts";
import type { AppEnv } from "../http/types.ts";
import { openApiDocument } from "./openapi-document.ts";
import { createReferenceAssets } from "./reference-assets.ts";
import type { ReferenceAsset } from "./reference-assets.ts";
import { referencePage, referencePath } from "./reference-page.ts";

/** The document is made from the operations that are really mounted, when first asked for; the page shows it. */
export function serveOpenApi(operations: readonly Operation[]) {
  let document: string | undefined;
  const assetOf = createReferenceAssets();
  return (app: Hono<AppEnv>): void => {
    app.get("/api/openapi.json", (context) => {
      context.set("operationId", "operations.openapi");
      document ??= JSON.stringify(openApiDocument(operations));
      return context.body(document, 200, { "content-type": "application/json" });
    });
    app.get(referencePath, (context) => {
      context.set("operationId", "operations.docs");
      return context.html(referencePage);
    });
    app.get(`${referencePath}/:name`, async (context) => {
      context.set("operationId", "operations.docs");
      const asset = await assetOf(context.req.param("name"));
      return asset ? answerAsset(context, asset) : answerProblem(context, { code: "NOT_FOUND" });
    });
  };
}

function answerAsset(
  context: Context<AppEnv>,
  { type, etag, body, gzipped }: ReferenceAsset,
): Response {
  const isCompressed = accepts(context.req.header("accept-encoding"), "gzip");
  // Both forms are the same file, and an address stays when the file changes: a browser asks each time.
  const tags = [etag, gzipTag(etag)];
  const headers = {
    "cache-control": "public, no-cache",
    vary: "accept-encoding",
    etag: isCompressed ? gzipTag(etag) : etag,
  };
  if (matchesAny(context.req.header("if-none-match"), tags)) {
    return context.body(null, 304, headers);
  }
  return context.body(isCompressed ? gzipped : body, 200, {
    ...headers,
    "content-type": type,
    ...(isCompressed && { "content-encoding": "gzip" }),
  });
}

function gzipTag(etag: string): string {
  return etag.replace(/"$/, '-gzip"');
}
