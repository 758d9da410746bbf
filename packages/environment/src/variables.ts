import * as z from "zod";

/** 0 lets the system choose. */
export const port = z.coerce.number().int().min(0).max(65_535);
export const secret = z.string().min(32, "needs 32 characters or more");
export const databaseUrl = z.url({ protocol: /^postgres(ql)?$/ });
export const httpUrl = z.url({ protocol: /^https?$/ });
export const socketUrl = z.url({ protocol: /^wss?$/ });
export const logLevel = z
  .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"])
  .default("info");
