import { expect, type BrowserContext } from "@playwright/test";
import { gather, storedWords } from "../support/meeting.ts";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

/** As a browser that can neither read a track nor run a worklet. */
async function withoutCapture(context: BrowserContext): Promise<void> {
  await scriptMicrophone(context);
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "MediaStreamTrackProcessor");
    Reflect.deleteProperty(globalThis, "AudioWorkletNode");
  });
}

test("whose browser cannot capture is heard in the room when the host allows it, and not when they do not want it", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Old browser", ["Ann"]);
  const [ann] = people as [Person];
  const cy = await Person.open({ name: "Cy", webUrl: rooms.webUrl, prepare: withoutCapture });
  await cy.useRawMicrophone(slug);
  await cy.join(slug, { guest: true });
  const notice = cy.page
    .getByRole("status")
    .filter({ hasText: "Your microphone is not being transcribed" });
  await expect(notice.first()).toBeVisible();
  await cy.screenshot("unheard");
  await ann.page.getByRole("switch", { name: "Transcribe people on the server" }).click();
  const heardInRoom = cy.page.getByText("The server transcribes you from the room instead").first();
  await expect(heardInRoom).toBeVisible();
  await expect(ann.page.getByText("The server transcribes 1 person from the room.")).toBeVisible();
  await cy.screenshot("heard-in-room");
  const [old, modern] = [new ToneTalker(cy), new ToneTalker(ann)];
  await Promise.all([old.saySome(6), modern.saySome(6)]);
  const written = async (name: string): Promise<number> =>
    (await storedWords(rooms, slug, name)).length;
  await expect.poll(async () => written("Cy"), { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(async () => written("Ann"), { timeout: 30_000 }).toBeGreaterThan(0);
  const once = (words: readonly string[]): void => {
    expect(words.toSorted()).toEqual([...new Set(words)].toSorted());
  };
  once(await storedWords(rooms, slug, "Cy"));
  once(await storedWords(rooms, slug, "Ann"));
  await cy.page.getByRole("switch", { name: "Transcribe me" }).click();
  await expect(heardInRoom).toBeHidden();
  const before = await chunksOfCy();
  await old.saySome(6);
  expect(await chunksOfCy()).toBe(before);
  await cy.close();
  await close();

  async function chunksOfCy(): Promise<number> {
    const { rows } = await rooms.pool.query<{ chunks: string }>(
      `select coalesce(sum(u.chunks), 0) as chunks from transcription_usage u
       join participants p on p.id = u.participant_id join video_sessions v on v.id = p.session_id
       where p.name = 'Cy' and v.slug = $1`,
      [slug],
    );
    return Number(rows[0]?.chunks);
  }
});

/** As Firefox where the microphone's rate is not the sound card's, until `Reflect.set(window, "healed", true)`. */
async function refusingTracks(context: BrowserContext): Promise<void> {
  await scriptMicrophone(context);
  await context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "MediaStreamTrackProcessor");
    const original = AudioContext.prototype.createMediaStreamSource;
    AudioContext.prototype.createMediaStreamSource = function (stream) {
      if (Reflect.get(window, "healed") === true) return original.call(this, stream);
      throw new DOMException("different sample-rate", "NotSupportedError");
    };
  });
}

test("whose capture fails is told, is heard by the server meanwhile, and not twice once it captures again", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Refused track", ["Ann"]);
  const [ann] = people as [Person];
  await ann.page.getByRole("switch", { name: "Transcribe people on the server" }).click();
  const fay = await Person.open({ name: "Fay", webUrl: rooms.webUrl, prepare: refusingTracks });
  await fay.useRawMicrophone(slug);
  await fay.join(slug, { guest: true });
  const heardInRoom = fay.page.getByText("The server transcribes you from the room instead");
  await expect(heardInRoom.first()).toBeVisible();
  const talker = new ToneTalker(fay);
  await talker.saySome(6);
  const words = () => storedWords(rooms, slug, "Fay");
  await expect.poll(async () => (await words()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  await fay.page.evaluate(() => Reflect.set(window, "healed", true));
  await expect(heardInRoom).toHaveCount(0, { timeout: 30_000 });
  const before = (await words()).length;
  await talker.saySome(6);
  await expect
    .poll(async () => (await words()).length, { timeout: 30_000 })
    .toBeGreaterThan(before);
  expect((await words()).toSorted()).toEqual([...new Set(await words())].toSorted());
  await fay.close();
  await close();
});
