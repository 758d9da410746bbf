import { serve } from "@hono/node-server";
import { Hono } from "hono";

// The least an HTTP answer of this kind can cost: the same server, the same size of JSON, no call to another part.
const body = JSON.stringify({ items: Array.from({ length: 20 }, () => "x".repeat(500)) });
const app = new Hono().get("/", (context) =>
  context.body(body, 200, { "content-type": "application/json" }),
);
serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.argv[2]) });
