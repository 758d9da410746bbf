import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "@playwright/test";
import { startMailServer, type MailServer } from "@rooms/adapters/mail/testing";
import { startRooms, type RunningRooms } from "./rooms.ts";

/** A Rooms of its own for each test, with a mail server: its pages differ from those of one without, the sign-in page first. */
export const test = base.extend<{ rooms: RunningRooms; mail: MailServer }>({
  // Playwright reads the fixture's dependencies from this pattern.
  // oxlint-disable-next-line no-empty-pattern
  mail: async ({}, use) => {
    const mail = await startMailServer();
    await use(mail);
    await mail.stop();
  },
  rooms: async ({ mail }, use) => {
    const stateDir = mkdtempSync(join(tmpdir(), "rooms-e2e-"));
    const rooms = await startRooms(stateDir, {
      SMTP_URL: mail.url,
      MAIL_FROM: "Rooms <rooms@example.com>",
    });
    await use(rooms);
    await rooms.pool.end();
    await rooms.stop();
    rmSync(stateDir, { recursive: true, force: true });
  },
});
