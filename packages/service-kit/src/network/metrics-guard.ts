import { createHash, timingSafeEqual } from "node:crypto";
import { isFromThisMachine } from "./client-address.ts";
import type { Connection } from "./client-address.ts";

/** Whether a request may read a process's metrics. */
export type MetricsGuard = (
  asked: Connection & { readonly authorization: string | undefined },
) => boolean;

/**
 * The one rule of every process: with `METRICS_TOKEN` those who send it as a bearer token; without one only a process of
 * this machine that asks by itself, since what came through a proxy came from outside.
 */
export function createMetricsGuard(token: string | undefined): MetricsGuard {
  if (token === undefined) return isFromThisMachine;
  const expected = digest(`Bearer ${token}`);
  return ({ authorization }) => timingSafeEqual(digest(authorization ?? ""), expected);
}

/** Of one length, whatever is compared. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
