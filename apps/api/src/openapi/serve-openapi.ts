import type { Operation } from "@rooms/contracts/http";
import type { Hono } from "hono";
import type { AppEnv } from "../http/types.ts";
import { docsPage } from "./docs-page.ts";
import { openApiDocument } from "./document.ts";

/** The document and the page to read are made from the operations that are really mounted, when first asked for. */
export function serveOpenApi(operations: readonly Operation[]) {
  let document: string | undefined;
  let page: Promise<string> | undefined;
  return (app: Hono<AppEnv>): void => {
    app.get("/api/openapi.json", (context) => {
      context.set("operationId", "operations.openapi");
      document ??= JSON.stringify(openApiDocument(operations));
      return context.body(document, 200, { "content-type": "application/json" });
    });
    app.get("/api/docs", async (context) => {
      context.set("operationId", "operations.docs");
      page ??= docsPage(operations);
      return context.html(await page);
    });
  };
}
