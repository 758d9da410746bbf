export { createMaintenancePool, createPool, isDatabaseUp } from "./database/pool.ts";
export type { Pool } from "./database/pool.ts";
export { grantRows } from "./migrate/grant-rows.ts";
export { migrate, unappliedMigrations } from "./migrate/migrate.ts";
export type { MigrateOptions } from "./migrate/migrate.ts";
export { databaseOn } from "./database/drizzle.ts";
export { createRepositories } from "./repositories/create-repositories.ts";
export { createChatStore } from "./chat/chat-store.ts";
export { createTranscriptStore } from "./transcript-store/create-transcript-store.ts";
export { createTranscriberDirectory } from "./transcript-store/create-transcriber-directory.ts";
export type { Listening } from "./database/listen.ts";
export {
  followSessionChanges,
  listenApiKeyEnds,
  listenSessionChanges,
} from "./transcript-store/session-changes.ts";
export type { SessionChanged, SessionChangesOptions } from "./transcript-store/session-changes.ts";
export { createFollowUpQueue } from "./follow-up-queue.ts";
export type { ClaimedFollowUp, FollowUpQueue, WaitingFollowUps } from "./follow-up-queue.ts";
export { createPersonalDataReader } from "./personal-data/read.ts";
export type { PersonalDataReader, Row, TakeRows } from "./personal-data/read.ts";
export { createHousekeeping } from "./housekeeping.ts";
export type { Expiries, Housekeeping, RemovedKind } from "./housekeeping.ts";
export { seedDemo } from "./seed/seed-demo.ts";
