import { setTimeout as delay } from "node:timers/promises";
import { expectWordsOnce, gather } from "../support/meeting.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

const startsApartMs = 1_200;
const wordsEach = 12;

test("three people speak over each other: every word stands once, in order, under its speaker, on every screen and in the database", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "All at once", ["Ann", "Ben", "Cy"]);
  const talkers = people.map((person) => new ToneTalker(person));
  await Promise.all(
    talkers.map(async (talker, index) => {
      await delay(index * startsApartMs);
      await talker.saySome(wordsEach);
      await delay(800);
      await talker.saySome(wordsEach);
    }),
  );
  for (const talker of talkers) await expectWordsOnce(rooms, slug, { talker, readers: people });
  await close();
});
