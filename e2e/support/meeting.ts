import { expect } from "@playwright/test";
import { storedLines } from "./database.ts";
import { wordsOf } from "./microphone.ts";
import { Person } from "./person.ts";
import { scriptMicrophone } from "./scripted-microphone.ts";
import type { RunningRooms } from "./rooms.ts";
import { ToneTalker } from "./tone-talk.ts";

/** Ann, who speaks in tones when told to, and Ben, who only reads, in one session. */
export interface Meeting {
  slug: string;
  ann: Person;
  ben: Person;
  talker: ToneTalker;
  close(): Promise<void>;
}

export async function startMeeting(rooms: RunningRooms, title: string): Promise<Meeting> {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  const ben = await Person.open({ name: "Ben", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  await ann.signIn();
  const slug = await ann.createSession(title);
  await ann.useRawMicrophone(slug);
  await ann.join(slug);
  await ben.join(slug, { guest: true });
  await expect(ann.tiles).toHaveCount(2);
  const close = async (): Promise<void> => {
    await Promise.all([ann.close(), ben.close()]);
  };
  return { slug, ann, ben, talker: new ToneTalker(ann.page, "ann"), close };
}

/** At least this share of the words must have left the microphone whole, or the machine was too busy to prove anything. */
const heardShareMin = 0.7;

/** Every word captured stands once, in order, in the database and on the screen of each; nothing stands there unsaid. */
export async function expectEveryWordOnce(
  rooms: RunningRooms,
  meeting: Meeting,
  timeoutMs = 60_000,
): Promise<void> {
  const { slug, ann, ben, talker } = meeting;
  const heard = await talker.heardWhole();
  expect(heard.length / talker.words.length, "share of words captured whole").toBeGreaterThan(
    heardShareMin,
  );
  const whole = new Set(heard);
  const ofCaptured = (words: string[]): string[] => words.filter((word) => whole.has(word));
  const stored = async (): Promise<string[]> =>
    (await storedLines(rooms.pool, slug))
      .filter(({ speaker }) => speaker === "Ann")
      .flatMap(({ text }) => wordsOf(text));
  await expect
    .poll(async () => ofCaptured(await stored()), {
      timeout: timeoutMs,
      message: "words in the database",
    })
    .toEqual(heard);
  const all = await stored();
  expect(new Set(all).size, "words stand once").toBe(all.length);
  expect(
    all.filter((word) => !talker.words.includes(word)),
    "words nobody said",
  ).toEqual([]);
  for (const person of [ann, ben]) {
    await expect
      .poll(async () => wordsOf(await person.storedTextOf("Ann")), {
        timeout: 20_000,
        message: `words on ${person.name}'s screen`,
      })
      .toEqual(all);
  }
}
