import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { startRooms, type RunningRooms } from "./rooms.ts";

/** Stories run against a Rooms of their own, one per Playwright worker. */
export const test = base.extend<object, { rooms: RunningRooms }>({
  rooms: [
    // Playwright reads the fixture's dependencies from this pattern.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stateDir = mkdtempSync(join(tmpdir(), "rooms-e2e-"));
      const rooms = await startRooms(stateDir);
      await use(rooms);
      await rooms.pool.end();
      await rooms.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
});
