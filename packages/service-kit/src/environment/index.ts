export { blobStoreProblems, blobStoreSettings, blobStoreVariables } from "./blob-store.ts";
export type { BlobStoreSettings } from "./blob-store.ts";
export { environmentOrExit } from "./environment-or-exit.ts";
export { languageModelVariables, modelRequestVariables } from "./language-model.ts";
export { livekitHttpUrl, livekitVariables } from "./livekit.ts";
export { mailVariables } from "./mail.ts";
export { networkVariables } from "./network.ts";
export { observationVariables } from "./observation.ts";
export type { ObservationSettings } from "./observation.ts";
export { incompleteGroup, readVariables } from "./read-variables.ts";
export type { ReadEnv } from "./read-variables.ts";
export {
  acceptedSecrets,
  databaseUrl,
  httpUrl,
  logLevel,
  origin,
  originList,
  port,
  secret,
  socketUrl,
} from "./variables.ts";
