import { createFollowUpQueue } from "@rooms/db";
import { createTestDatabase } from "@rooms/db/testing";
import { expect, it, onTestFinished } from "vitest";
import { createMetrics } from "../src/metrics.ts";
import { createWorld } from "./support/world.ts";

it("the age of what waits is in the metrics", async () => {
  const database = await createTestDatabase();
  onTestFinished(database.drop);
  const { deps, newSession } = await createWorld(database.pool);
  const { id } = await newSession();
  await deps.store.followUps.add(id, "notify", new Date(Date.now() - 60_000));
  const metrics = createMetrics();
  const queue = createFollowUpQueue(database.pool);
  metrics.watchFollowUps(() => queue.waiting());
  const text = await metrics.registry.metrics();
  const oldest = /rooms_worker_follow_up_oldest_seconds\{[^}]*kind="notify"[^}]*\} ([\d.]+)/;
  expect(Number(oldest.exec(text)?.[1])).toBeGreaterThanOrEqual(59);
  expect(text).toMatch(/rooms_worker_follow_ups_waiting\{[^}]*kind="notify"[^}]*\} 1\n/);
});
