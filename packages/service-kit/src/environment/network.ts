import { readTrustedProxies } from "../network/index.ts";
import type { TrustedProxies } from "../network/index.ts";
import * as z from "zod";

const trustedProxies = z.string().transform((list, context): TrustedProxies => {
  const read = readTrustedProxies(list);
  if (read.ok) return read.proxies;
  context.addIssue({ code: "custom", message: read.problem });
  return z.NEVER;
});

/** What a process that is asked over HTTP is told of its surroundings. */
export const networkVariables = {
  /** Who may say in X-Forwarded-For whom a request comes from. */
  TRUSTED_PROXIES: trustedProxies.prefault("loopback"),
  /** What Prometheus has to send as a bearer token for metrics. */
  METRICS_TOKEN: z.string().optional(),
};
