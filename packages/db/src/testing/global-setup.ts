import type { TestProject } from "vitest/node";
import { startTestCluster } from "./cluster.ts";
import type { TestCluster } from "./cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The run's test cluster; `createTestDatabase` reads it. */
    testClusterUrl: string;
  }
}

interface SharedCluster {
  users: number;
  cluster: Promise<TestCluster>;
}

declare global {
  // Each vitest project loads its own copy of this file, in one process: the global object is what they share.
  var roomsTestCluster: SharedCluster | undefined;
}

/** One cluster per run, however many projects name this file: the first starts it, the last stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const entry = (globalThis.roomsTestCluster ??= { users: 0, cluster: startTestCluster() });
  entry.users += 1;
  const { url } = await entry.cluster;
  project.provide("testClusterUrl", url);
  return async () => {
    entry.users -= 1;
    if (entry.users > 0) return;
    globalThis.roomsTestCluster = undefined;
    await (await entry.cluster).stop();
  };
}
