import { expect } from "@playwright/test";
import { storedLines } from "./database.ts";
import { wordsOf } from "./microphone.ts";
import { Person, type PersonOptions } from "./person.ts";
import { scriptMicrophone } from "./scripted-microphone.ts";
import type { RunningRooms } from "./rooms.ts";
import { ToneTalker } from "./tone-talk.ts";

/** Ann, who speaks in tones when told to, and Ben, who only reads unless told otherwise, in one session. */
export interface Meeting {
  slug: string;
  ann: Person;
  ben: Person;
  talker: ToneTalker;
  close(): Promise<void>;
}

export async function startMeeting(rooms: RunningRooms, title: string): Promise<Meeting> {
  const { slug, people, close } = await gather(rooms, title, ["Ann", "Ben"]);
  const [ann, ben] = people as [Person, Person];
  return { slug, ann, ben, talker: new ToneTalker(ann), close };
}

export interface GatherOptions {
  open?: Partial<PersonOptions>;
  /** How the host signs in; by requests, unless said otherwise. */
  signIn?: (host: Person) => Promise<void>;
}

/** People with scripted microphones in one session with its transcript open. The first is its host, the others are guests. */
export async function gather(
  rooms: RunningRooms,
  title: string,
  names: readonly string[],
  { open = {}, signIn = (host) => host.signIn() }: GatherOptions = {},
): Promise<{ slug: string; people: Person[]; close: () => Promise<void> }> {
  const people = await Promise.all(
    names.map(async (name) =>
      Person.open({ name, webUrl: rooms.webUrl, prepare: scriptMicrophone, ...open }),
    ),
  );
  const [host, ...guests] = people;
  if (host === undefined) throw new Error("No participant came.");
  await signIn(host);
  const slug = await host.createSession(title);
  await host.useRawMicrophone(slug);
  await host.join(slug);
  for (const guest of guests) {
    await guest.useRawMicrophone(slug);
    await guest.join(slug, { guest: true });
  }
  for (const person of people) await expect(person.tiles).toHaveCount(people.length);
  const close = async (): Promise<void> => {
    await Promise.all(people.map(async (person) => person.close()));
  };
  return { slug, people, close };
}

/** At least this share of the words must have been captured whole, or the machine was too busy to prove anything. */
const heardShareMin = 0.9;

/** Every word that Ann's browser captured stands once, in order, in the database and on both screens; nothing stands there unsaid. */
export async function expectEveryWordOnce(
  rooms: RunningRooms,
  { slug, ann, ben, talker }: Meeting,
  timeoutMs = 60_000,
): Promise<void> {
  await expectWordsOnce(rooms, slug, { talker, readers: [ann, ben] }, timeoutMs);
}

/** The same for one of several who speak, read on the screens of all. */
export async function expectWordsOnce(
  rooms: RunningRooms,
  slug: string,
  { talker, readers }: { talker: ToneTalker; readers: readonly Person[] },
  timeoutMs = 60_000,
): Promise<void> {
  const heard = await talker.heardWhole();
  expect(heard.length / talker.words.length, "share of words captured whole").toBeGreaterThan(
    heardShareMin,
  );
  const whole = new Set(heard);
  const ofCaptured = (words: string[]): string[] => words.filter((word) => whole.has(word));
  const stored = async (): Promise<string[]> => storedWords(rooms, slug, talker.speaker);
  await expect
    .poll(async () => ofCaptured(await stored()), {
      timeout: timeoutMs,
      message: `${talker.speaker}'s words in the database`,
    })
    .toEqual(heard);
  const all = await stored();
  expect(new Set(all).size, "words stand once").toBe(all.length);
  expect(
    all.filter((word) => !talker.words.includes(word)),
    "words that were not said",
  ).toEqual([]);
  for (const person of readers) {
    await expect
      .poll(async () => wordsOf(await person.storedTextOf(talker.speaker)), {
        timeout: 20_000,
        message: `${talker.speaker}'s words on ${person.name}'s screen`,
      })
      .toEqual(all);
  }
}

/** A speaker's stored lines, in order. */
export async function storedWords(
  rooms: RunningRooms,
  slug: string,
  speaker: string,
): Promise<string[]> {
  const lines = await storedLines(rooms.pool, slug);
  return lines.filter((line) => line.speaker === speaker).flatMap(({ text }) => wordsOf(text));
}
