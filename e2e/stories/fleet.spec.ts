import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { closeBrowsers } from "../support/browsers.ts";
import { startFleet, transcriberOf, type Fleet } from "../support/fleet.ts";
import { meetInFleet } from "../support/fleet-meeting.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-fleet-"));
let fleet: Fleet | undefined;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  fleet = await startFleet(folder);
});

test.afterAll(async () => {
  // Webs and transcribers wait for pages, and those of a failed story are open.
  await closeBrowsers();
  await fleet?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a meeting goes on, and each word is written once, while one of each part is killed, drained and replaced", async () => {
  test.setTimeout(900_000);
  if (fleet === undefined) throw new Error("There is no fleet.");
  const several = fleet;
  const { webs, apis, workers, transcribers, livekits } = several;
  const meeting = await meetInFleet(several, "Several of each");
  const { slug, ann, ben, talker, wordsArrive, end, close } = meeting;
  await wordsArrive();

  for (const [one] of [webs, apis, workers]) {
    if (one === undefined) throw new Error("There are two of each.");
    await test.step(`${one.name} is killed: the list of sessions is read all the same, and words arrive`, async () => {
      await one.kill();
      const list = await ben.context.newPage();
      const answer = await list.goto(`/session/${slug}`);
      expect(answer?.status()).toBe(200);
      await list.close();
      await wordsArrive();
      await one.start();
    });
  }

  await test.step("the session's transcriber is killed in mid-sentence: another takes over", async () => {
    const owner = await transcriberOf(several, slug);
    const speaking = talker.saySome(12);
    await owner.kill();
    await speaking;
    await wordsArrive();
    expect((await transcriberOf(several, slug)).name).not.toBe(owner.name);
    await owner.start();
  });

  await test.step("the next one is drained and replaced, as by a rolling upgrade", async () => {
    const owner = await transcriberOf(several, slug);
    const speaking = talker.saySome(12);
    await owner.drain();
    await speaking;
    await wordsArrive();
    await owner.start();
  });

  await test.step("every web, api and worker is drained and replaced, one after the other", async () => {
    for (const one of [...webs, ...apis, ...workers]) {
      await one.drain();
      await one.start();
    }
    await wordsArrive();
  });

  await test.step("each node of LiveKit is killed in turn: words arrive meanwhile, and both are seen again", async () => {
    for (const node of livekits) {
      await node.kill();
      await wordsArrive();
      for (const person of [ann, ben])
        await expect(person.tiles).toHaveCount(2, { timeout: 90_000 });
      await expect(ben.page.getByText("Reconnecting")).toHaveCount(0, { timeout: 90_000 });
      await node.start();
    }
  });

  expect(transcribers).toHaveLength(3);
  await end();
  await close();
});
