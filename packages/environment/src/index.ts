export { environmentOrExit } from "./environment-or-exit.ts";
export { livekitHttpUrl, livekitVariables } from "./livekit.ts";
export { readVariables } from "./read-variables.ts";
export type { ReadEnv } from "./read-variables.ts";
export { databaseUrl, httpUrl, logLevel, port, secret, socketUrl } from "./variables.ts";
