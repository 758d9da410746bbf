import { expect } from "@playwright/test";
import { storedLines } from "../support/database.ts";
import { textOf, wordsOf, writeMicrophone, type Said } from "../support/microphone.ts";
import { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";

/** When each starts to speak, in seconds after opening the microphone. They join one after another, so turns overlap. */
const said: Record<"Ann" | "Ben" | "Cy", Said[]> = {
  Ann: [
    { atS: 16, sentence: "ann-1" },
    { atS: 27, sentence: "ann-2" },
    { atS: 38, sentence: "ann-3" },
  ],
  Ben: [
    { atS: 14, sentence: "ben-1" },
    { atS: 30, sentence: "ben-2" },
    { atS: 36, sentence: "ben-3" },
  ],
  Cy: [
    { atS: 20, sentence: "cy-1" },
    { atS: 26, sentence: "cy-2" },
    { atS: 42, sentence: "cy-3" },
  ],
};
type Speaker = keyof typeof said;
const speakers = Object.keys(said) as Speaker[];

function expectedWords(speaker: Speaker): string[] {
  return said[speaker].flatMap((one) => ("sentence" in one ? wordsOf(textOf(one.sentence)) : []));
}

test("three people speak, partly at once; every screen and the database hold every sentence once, under the right name", async ({
  rooms,
}, info) => {
  test.setTimeout(240_000);
  const open = async (name: Speaker): Promise<Person> => {
    const microphone = info.outputPath(`${name}.wav`);
    writeMicrophone(microphone, said[name]);
    return Person.open({ name, webUrl: rooms.webUrl, microphone });
  };
  const people = await Promise.all(speakers.map(open));
  const [ann, ben, cy] = people as [Person, Person, Person];
  await Promise.all([ann.signIn(), ben.signIn()]);
  const slug = await ann.createSession("Release planning");
  for (const person of people) {
    await person.useRawMicrophone(slug);
    await person.join(slug, { guest: person === cy });
  }
  for (const person of people) await expect(person.tiles).toHaveCount(3);
  await expect(cy.transcript.locator('[data-status="partial"]').first()).toBeVisible({
    timeout: 60_000,
  });
  await ann.screenshot("room-speaking");

  for (const person of people) {
    for (const speaker of speakers) {
      await expect
        .poll(async () => wordsOf(await person.storedTextOf(speaker)), { timeout: 90_000 })
        .toEqual(expectedWords(speaker));
    }
  }
  const stored = await storedLines(rooms.pool, slug);
  for (const speaker of speakers) {
    const text = stored.filter((line) => line.speaker === speaker).map((line) => line.text);
    expect(wordsOf(text.join(" "))).toEqual(expectedWords(speaker));
  }
  expect(stored.map((line) => line.seq)).toEqual(stored.map((_, index) => index + 1));

  await test.step("somebody who joins late sees all of it", async () => {
    const dee = await Person.open({ name: "Dee", webUrl: rooms.webUrl });
    await dee.join(slug, { guest: true });
    for (const speaker of speakers) {
      await expect
        .poll(async () => wordsOf(await dee.storedTextOf(speaker)))
        .toEqual(expectedWords(speaker));
    }
    await dee.screenshot("room-late-guest");
    await dee.close();
  });

  await test.step("Ann ends; everybody is told; she reads it by the page and by the API", async () => {
    await ann.endForAll();
    await expect(ben.page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
    await expect(cy.page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
    await ben.screenshot("ended");
    await ann.page.goto(`/session/${slug}`);
    await expect(ann.page.getByText(textOf("ann-2"))).toBeVisible();
    await ann.screenshot("transcript-afterwards");
    const text = await ann.context.request.get(`/api/sessions/${slug}/transcript?format=txt`);
    expect(text.ok()).toBe(true);
    for (const speaker of speakers) expect(await text.text()).toContain(speaker);
    const asStranger = await cy.context.request.get(`/api/sessions/${slug}/transcript`);
    expect(asStranger.status()).toBe(404);
  });
  await Promise.all(people.map(async (person) => person.close()));
});
