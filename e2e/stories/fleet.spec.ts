import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startFleet, transcriberOf, type Fleet } from "../support/fleet.ts";
import { expectWordsOnce, gather } from "../support/meeting.ts";
import { signInByPage } from "../support/newcomer-by-page.ts";
import { ToneTalker } from "../support/tone-talk.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-fleet-"));
let fleet: Fleet | undefined;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  fleet = await startFleet(folder);
});

test.afterAll(async () => {
  await fleet?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a meeting goes on, and each word is written once, while one of each part is killed, drained and replaced", async () => {
  test.setTimeout(900_000);
  if (fleet === undefined) throw new Error("There is no fleet.");
  const several = fleet;
  const { rooms, door, webs, apis, workers, transcribers, livekits } = several;
  const { slug, people, close } = await gather(rooms, "Several of each", ["Ann", "Ben"], {
    open: { trustedKeys: [door.trustedKey] },
    signIn: signInByPage,
  });
  const [ann, ben] = people;
  if (ann === undefined || ben === undefined) throw new Error("Two people meet.");
  const talker = new ToneTalker(ann);
  const wordsArrive = async (): Promise<void> => {
    await talker.saySome(12);
    await expectWordsOnce(rooms, slug, { talker, readers: people }, 90_000);
  };
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
      for (const person of people) await expect(person.tiles).toHaveCount(2, { timeout: 90_000 });
      await expect(ben.page.getByText("Reconnecting")).toHaveCount(0, { timeout: 90_000 });
      await node.start();
    }
  });

  expect(transcribers).toHaveLength(3);
  await ann.endForAll();
  await expect
    .poll(
      async () => {
        const { rows } = await rooms.pool.query(
          `select 1 from session_analysis a join video_sessions v on v.id = a.session_id
            where v.slug = $1 and a.status = 'DONE'`,
          [slug],
        );
        return rows.length;
      },
      { timeout: 90_000, message: "the recap is made" },
    )
    .toBe(1);
  await close();
});
