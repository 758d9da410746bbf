import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { closeBrowsers } from "../support/browsers.ts";
import { startFleet, transcriberOf, type Fleet } from "../support/fleet.ts";
import { meetInFleet, wordsWithinMs } from "../support/fleet-meeting.ts";
import { expectWordsOnce } from "../support/meeting.ts";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { ToneTalker } from "../support/tone-talk.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-rolling-"));
let fleet: Fleet | undefined;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const from = process.env["ROOMS_OLD_VERSION"];
  if (from === undefined) throw new Error("Started by `pnpm test:rolling` alone.");
  fleet = await startFleet(folder, { from });
});

test.afterAll(async () => {
  // Webs and transcribers wait for pages, and those of a failed story are open.
  await closeBrowsers();
  await fleet?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a meeting goes on, and each word is written once, while every part of an older version is replaced by this one's", async () => {
  test.setTimeout(900_000);
  if (fleet === undefined) throw new Error("There is no fleet.");
  const mixed = fleet;
  const { rooms, door, webs, apis, workers, transcribers } = mixed;
  const trustedKeys = [door.trustedKey];
  const meeting = await meetInFleet(mixed, "Through an upgrade");
  const { slug, ann, ben, talker, wordsArrive, end, close } = meeting;
  await wordsArrive();

  await test.step("the database is brought to the new schema while the old version works on it", async () => {
    const speaking = talker.saySome(12);
    await mixed.migrate();
    await speaking;
    await wordsArrive();
  });

  for (const [one] of [apis, workers, webs]) {
    await test.step(`${one?.name ?? ""} is replaced: words arrive from old and new side by side`, async () => {
      await one?.renew();
      await wordsArrive();
    });
  }

  const renewed = await transcriberOf(mixed, slug);
  await test.step("the session's transcriber is replaced in mid-sentence, and an old one or the new one takes over", async () => {
    const speaking = talker.saySome(12);
    await renewed.renew();
    await speaking;
    await wordsArrive();
  });

  const cy = await Person.open({
    ...{ name: "Cy", webUrl: rooms.webUrl, prepare: scriptMicrophone, trustedKeys },
  });
  await test.step("a guest comes while old and new serve side by side, is heard, and reads on", async () => {
    const everyone = [ann, ben, cy];
    await cy.useRawMicrophone(slug);
    await cy.join(slug, { guest: true });
    for (const person of everyone) await expect(person.tiles).toHaveCount(3);
    const guest = new ToneTalker(cy);
    await guest.saySome(12);
    await expectWordsOnce(rooms, slug, { talker: guest, readers: everyone }, wordsWithinMs);
  });

  await test.step("the others are replaced one by one, in mid-sentence where words pass through them", async () => {
    const others = [...apis.slice(1), ...workers.slice(1), ...webs.slice(1)];
    for (const one of others) await one.renew();
    for (const one of transcribers.filter((each) => each !== renewed)) {
      const speaking = talker.saySome(12);
      await one.renew();
      await speaking;
      await wordsArrive();
    }
  });

  await test.step("the page of the new version has all that was said to the old one", async () => {
    await ben.page.reload();
    await ben.join(slug, { guest: true });
    await wordsArrive();
  });

  await end();
  await cy.close();
  await close();
});
