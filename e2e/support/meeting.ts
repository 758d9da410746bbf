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

/** Every word said stands once, in order, in the database and on the screen of each. */
export async function expectEveryWordOnce(
  rooms: RunningRooms,
  meeting: Meeting,
  timeoutMs = 60_000,
): Promise<void> {
  const { slug, ann, ben, talker } = meeting;
  const stored = async (): Promise<string[]> =>
    (await storedLines(rooms.pool, slug))
      .filter(({ speaker }) => speaker === "Ann")
      .flatMap(({ text }) => wordsOf(text));
  await expect
    .poll(stored, { timeout: timeoutMs, message: "words in the database" })
    .toEqual(talker.words);
  for (const person of [ann, ben]) {
    await expect
      .poll(async () => wordsOf(await person.storedTextOf("Ann")), {
        timeout: 20_000,
        message: `words on ${person.name}'s screen`,
      })
      .toEqual(talker.words);
  }
}
