import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { openImageParts, partNames } from "@rooms/scripts/images";
import { PartProcess } from "@rooms/testing/part-process";
import { expectWordsOnce, gather } from "../support/meeting.ts";
import { startRooms } from "../support/rooms.ts";
import { ToneTalker } from "../support/tone-talk.ts";

const ownParts = ["api", "worker", "transcriber", "speech", "web"] as const;
/** Nothing in an image builds, fetches packages, or runs another language. */
const tools = ["cc", "gcc", "g++", "make", "npm", "pnpm", "corepack", "python3", "git"];
const toolFolders = ["bin", "usr/bin", "usr/local/bin"];

test("the images run a whole Rooms: read-only, as an unprivileged user, healthy by their own checks, through a meeting to an orderly end", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "rooms-images-"));
  const images = await openImageParts(stateDir);
  const environments = new Map<string, NodeJS.ProcessEnv>();
  try {
    await test.step("each image names its version and an unprivileged user, and holds no tool that builds", () => {
      for (const name of partNames) {
        const { config, root } = images.open[name];
        expect(config.user, name).toBe("10001:10001");
        expect(config.labels["org.opencontainers.image.version"], name).toMatch(/^\d+\.\d+\.\d+/);
        const found = toolFolders.flatMap((folder) => tools.map((tool) => join(folder, tool)));
        expect(
          found.filter((file) => existsSync(join(root, file))),
          name,
        ).toEqual([]);
      }
    });

    const rooms = await startRooms(
      stateDir,
      {},
      {
        commandOf: (part, environment) => {
          environments.set(part, environment);
          return images.command(part, environment);
        },
        prepare: async (url, rowsRole) => {
          const variables = { DATABASE_URL: url, DATABASE_ROWS_ROLE: rowsRole };
          const migrate = new PartProcess(images.command("migrate", variables));
          expect(await migrate.exit, await migrate.ended).toBe(0);
        },
      },
    );
    try {
      await test.step("each is healthy by the check that its image names", async () => {
        for (const part of ownParts) {
          await expect
            .poll(() => images.health(part, environments.get(part) ?? {}), { timeout: 60_000 })
            .toBe(0);
        }
      });

      await test.step("two people meet, and each word is written once", async () => {
        const { slug, people, close } = await gather(rooms, "Out of images", ["Ann", "Ben"]);
        const talkers = people.map((person) => new ToneTalker(person));
        await Promise.all(talkers.map((talker) => talker.saySome(12)));
        for (const talker of talkers) {
          await expectWordsOnce(rooms, slug, { talker, readers: people });
        }
        await close();
      });

      await test.step("each ends in order when it is asked to", async () => {
        for (const part of ["transcriber", "worker", "api", "speech"] as const) {
          await rooms.stopPart(part);
          const lines = rooms.logLines.filter((line) => line.startsWith(`${part} `)).join("\n");
          expect(lines, part).toContain('"msg":"stopping"');
          expect(lines, part).not.toContain("did not stop in order");
        }
      });
    } finally {
      await rooms.pool.end();
      await rooms.stop();
    }
  } finally {
    await images.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
});
