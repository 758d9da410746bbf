export { plainAddress, sharedNetworkOf } from "./addresses.ts";
export { causeOf } from "./cause-of.ts";
export { clientAddress, isFromThisMachine } from "./client-address.ts";
export type { Connection } from "./client-address.ts";
export { createMetricsGuard } from "./metrics-guard.ts";
export type { MetricsGuard } from "./metrics-guard.ts";
export { readTrustedProxies } from "./trusted-proxies.ts";
export type { ReadTrustedProxies, TrustedProxies } from "./trusted-proxies.ts";
