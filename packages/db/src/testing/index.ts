export { startTestCluster } from "./cluster.ts";
export type { TestCluster } from "./cluster.ts";
export { createBareDatabase, createTestDatabase } from "./test-database.ts";
export type { TestDatabase } from "./test-database.ts";
export {
  createTestParticipant,
  createTestSession,
  createTestSpace,
  createTestUser,
} from "./factories.ts";
