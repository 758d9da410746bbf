import { expect } from "@playwright/test";
import { storedLines, type StoredLine } from "../support/database.ts";
import { textOf, wordsOf, writeMicrophone, type Said } from "../support/microphone.ts";
import { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";
import { wordErrors } from "../support/word-errors.ts";

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

/**
 * A sentence that is missing, doubled or under a wrong name costs a third of a speaker's words. A word is
 * bent by where a voice is cut into turns now and then; exact counting is for tone speech.
 */
const errorRateMax = 0.15;

function worstErrorRate(stored: readonly StoredLine[]): number {
  const rates = speakers.map((speaker) => {
    const written = stored
      .filter((line) => line.speaker === speaker)
      .flatMap(({ text }) => wordsOf(text));
    const expected = expectedWords(speaker);
    return wordErrors(expected, written) / expected.length;
  });
  return Math.max(...rates);
}

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

  await expect
    .poll(async () => worstErrorRate(await storedLines(rooms.pool, slug)), { timeout: 90_000 })
    .toBeLessThan(errorRateMax);
  const stored = await storedLines(rooms.pool, slug);
  const storedTextOf = (speaker: Speaker): string =>
    stored
      .filter((line) => line.speaker === speaker)
      .map((line) => line.text)
      .join(" ");
  for (const person of people) {
    for (const speaker of speakers) {
      await expect.poll(async () => person.storedTextOf(speaker)).toBe(storedTextOf(speaker));
    }
  }
  expect(stored.map((line) => line.seq)).toEqual(stored.map((_, index) => index + 1));

  await test.step("a guest who joins late reads from then on, and all of it once a host opens the past", async () => {
    const dee = await Person.open({ name: "Dee", webUrl: rooms.webUrl });
    await dee.join(slug, { guest: true });
    await expect(dee.tiles).toHaveCount(4);
    for (const speaker of speakers) expect(await dee.storedTextOf(speaker)).toBe("");
    const opened = await ann.context.request.patch(`/api/sessions/${slug}`, {
      data: { pastOpen: true },
      headers: { origin: rooms.webUrl },
    });
    expect(opened.ok()).toBe(true);
    for (const speaker of speakers) {
      await expect.poll(async () => dee.storedTextOf(speaker)).toBe(storedTextOf(speaker));
    }
    await dee.screenshot("room-late-guest");
    await dee.close();
  });

  await test.step("Ann ends; all participants are told; she reads it by the page and by the API", async () => {
    await ann.endForAll();
    await expect(ben.page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
    await expect(cy.page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
    await ben.screenshot("ended");
    await ann.page.goto(`/session/${slug}`);
    const spoken = stored.find((line) => line.speaker === "Ann")?.text ?? "";
    await expect(ann.page.locator("[data-line]").getByText(spoken)).toBeVisible();
    await ann.screenshot("transcript-afterwards");
    const text = await ann.context.request.get(`/api/sessions/${slug}/transcript?format=txt`);
    expect(text.ok()).toBe(true);
    for (const speaker of speakers) expect(await text.text()).toContain(speaker);
    const asStranger = await cy.context.request.get(`/api/sessions/${slug}/transcript`);
    expect(asStranger.status()).toBe(404);
  });
  await Promise.all(people.map(async (person) => person.close()));
});
