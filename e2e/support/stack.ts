import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "@playwright/test";
import { startRooms, type RunningRooms } from "./rooms.ts";

/** Stories run against a Rooms of their own, one per Playwright worker. */
export const test = base.extend<object, { rooms: RunningRooms }>({
  rooms: [
    // Playwright reads the fixture's dependencies from this pattern.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const stateDir = mkdtempSync(join(tmpdir(), "rooms-e2e-"));
      const rooms = await startRooms(stateDir);
      await use(rooms);
      await rooms.pool.end();
      await rooms.stop();
      expectPrivate(rooms.logLines.join("\n"));
      rmSync(stateDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 180_000 },
  ],
});

/** No name, word or ticket of the stories stands in the log of any part, whatever they went through. */
function expectPrivate(log: string): void {
  expect(log, "tokens and tickets").not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
  expect(log, "addresses").not.toMatch(/(ann|ben|cy)@example\.com/);
  expect(log.toLowerCase(), "titles and words").not.toMatch(/migration guide|ann0\d\d/);
}
