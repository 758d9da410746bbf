import * as z from "zod";
import { defineOperation } from "./operation.ts";

export const getHealth = defineOperation({
  id: "operations.health",
  method: "GET",
  path: "/api/health",
  summary: "The process runs",
  auth: "public",
  rate: "none",
  status: 200,
  response: z.object({ status: z.literal("ok"), version: z.string() }),
  errors: [],
});

const partState = z.enum(["up", "down"]);

export const readiness = z.object({
  ready: z.boolean(),
  /** LiveKit being down does not make the api unready: everything but media goes on. */
  parts: z.object({ database: partState, livekit: partState }),
});

export const getReady = defineOperation({
  id: "operations.ready",
  method: "GET",
  path: "/api/ready",
  summary: "The process can serve; 503 DATABASE_UNAVAILABLE while it cannot",
  auth: "public",
  rate: "none",
  status: 200,
  response: readiness,
  errors: [],
});
