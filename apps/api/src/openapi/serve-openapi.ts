import type { Operation } from "@rooms/contracts/http";
import type { Hono } from "hono";
import type { AppEnv } from "../http/types.ts";
import { openApiDocument } from "./document.ts";

/** The document is made from the operations that are really mounted. */
export function serveOpenApi(operations: readonly Operation[]) {
  const document = JSON.stringify(openApiDocument(operations));
  return (app: Hono<AppEnv>): void => {
    app.get("/api/openapi.json", (context) => {
      context.set("operationId", "operations.openapi");
      return context.body(document, 200, { "content-type": "application/json" });
    });
  };
}
