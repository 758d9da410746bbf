import { setTimeout as delay } from "node:timers/promises";
import { expect, type BrowserContext } from "@playwright/test";
import { createCuttableNetwork } from "../support/cuttable-network.ts";
import { expectEveryWordOnce, gather, storedWords } from "../support/meeting.ts";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

const cutMs = 20_000;

test("Ben's way to LiveKit and to the transcriber is cut for 20 s while he speaks: not a word is missing anywhere", async ({
  rooms,
}) => {
  const network = createCuttableNetwork();
  const open = async (name: string): Promise<Person> =>
    Person.open({
      name,
      webUrl: rooms.webUrl,
      bypassPolicy: true,
      prepare: async (context) => {
        await scriptMicrophone(context);
        if (name === "Ben") await network.prepare(context);
      },
    });
  const [ann, ben] = await Promise.all([open("Ann"), open("Ben")]);
  await Promise.all([ann.signIn(), ben.signIn()]);
  const slug = await ann.createSession("Cut off");
  for (const person of [ann, ben]) {
    await person.useRawMicrophone(slug);
    await person.join(slug);
  }
  for (const person of [ann, ben]) await expect(person.tiles).toHaveCount(2);
  const talker = new ToneTalker(ben);
  await talker.saySome(6);
  const talking = talker.talkFor(cutMs + 3_000);
  await delay(1_000);
  network.cut();
  expect(network.dropped[0], "connections that were cut").toBeGreaterThanOrEqual(2);
  await expect(ben.page.getByText("The connection was lost. Reconnecting…")).toBeVisible();
  await expect(ben.page.getByText(/\d+ seconds of your speech are kept/)).toBeVisible();
  await expect(ben.tiles, "the roster stands still").toHaveCount(2);
  await ben.screenshot("network-cut");
  await delay(cutMs - 3_000);
  network.heal();
  await talking;
  await talker.saySome(6);
  await expectEveryWordOnce(rooms, { slug, ann, ben, talker, close: async () => undefined });
  await expect(ben.page.locator("main[data-connection=connected]")).toBeVisible({
    timeout: 30_000,
  });
  await Promise.all([ann.close(), ben.close()]);
  network.stop();
});

test("a person who asks not to be transcribed is left out of the transcript until they ask for it", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Off the record", ["Ann"]);
  const [ann] = people as [Person];
  const cy = await Person.open({ name: "Cy", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  await cy.useRawMicrophone(slug);
  await cy.page.getByRole("switch", { name: "Do not transcribe me" }).click();
  await cy.join(slug, { guest: true });
  await expect(cy.page.getByText("You are not transcribed.")).toBeVisible();
  const [quiet, loud] = [new ToneTalker(cy), new ToneTalker(ann)];
  await quiet.saySome(6);
  await loud.saySome(6);
  const annsWords = async (): Promise<string[]> => storedWords(rooms, slug, "Ann");
  const heard = new Set(await loud.heardWhole());
  const written = async (): Promise<boolean> => {
    const words = await annsWords();
    return [...heard].every((word) => words.includes(word));
  };
  expect(heard.size, "words of Ann's captured").toBeGreaterThan(0);
  await expect.poll(written, { timeout: 20_000 }).toBe(true);
  const heardOfCy = async (): Promise<number> => {
    const { rows } = await rooms.pool.query<{ chunks: string }>(
      `select coalesce(sum(u.chunks), 0) as chunks from transcription_usage u
       join participants p on p.id = u.participant_id join video_sessions v on v.id = p.session_id
       where p.name = 'Cy' and v.slug = $1`,
      [slug],
    );
    return Number(rows[0]?.chunks);
  };
  expect(await heardOfCy(), "chunks of Cy's audio that reached the transcriber").toBe(0);
  await cy.page.getByRole("switch", { name: "Transcribe me" }).click();
  await quiet.saySome(6);
  await expect.poll(heardOfCy, { timeout: 20_000 }).toBeGreaterThan(0);
  // In mid-sentence: what is not finished goes from every screen, and is stored nowhere.
  const unfinished = ann.transcript.locator("[data-speaker=Cy][data-status=partial]");
  // What was said before stays: it is to be final when the next sentence begins.
  const kept = async (): Promise<string[]> => storedWords(rooms, slug, "Cy");
  await expect.poll(kept, { timeout: 20_000 }).not.toEqual([]);
  await expect(unfinished).toHaveCount(0);
  const sentence = quiet.saySome(30);
  await expect(unfinished.first()).toBeVisible();
  const shown = await unfinished.first().getAttribute("data-utterance-id");
  await cy.page.getByRole("switch", { name: "Transcribe me" }).click();
  await expect(unfinished).toHaveCount(0);
  await sentence;
  await expect(ann.transcript.locator(`[data-utterance-id="${shown}"]`)).toHaveCount(0);
  await cy.page.reload();
  const wish = cy.page.getByRole("switch", { name: "Do not transcribe me" });
  await expect(wish, "remembered over a reload").toBeChecked();
  await cy.close();
  await close();
});

/** As a browser that holds sound back until the page's own button is pressed. */
async function holdSoundBack(context: BrowserContext): Promise<void> {
  await scriptMicrophone(context);
  await context.addInitScript(() => {
    let allowed = false;
    addEventListener(
      "pointerdown",
      ({ target }) => {
        if (target instanceof Element && target.textContent.includes("Turn sound on"))
          allowed = true;
      },
      { capture: true },
    );
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement): Promise<void> {
      const held = this instanceof HTMLAudioElement && !allowed;
      return held
        ? Promise.reject(new DOMException("Not allowed yet", "NotAllowedError"))
        : play.call(this);
    };
  });
}

test("sound that the browser holds back is released by one button", async ({ rooms }) => {
  const { slug, close } = await gather(rooms, "Silence", ["Ann"]);
  const ben = await Person.open({ name: "Ben", webUrl: rooms.webUrl, prepare: holdSoundBack });
  await ben.enter(slug, { guest: true });
  const release = ben.page.getByRole("button", { name: "Turn sound on" });
  await expect(release).toBeVisible();
  await ben.screenshot("sound-held-back");
  await release.click();
  await expect(release).toBeHidden();
  await ben.close();
  await close();
});

test("by the keyboard alone one joins, mutes, opens the transcript and leaves", async ({
  rooms,
}) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  await ann.signIn();
  const slug = await ann.createSession("Keys");
  await ann.openPrejoin(slug);
  const { page } = ann;
  const tabTo = async (name: string): Promise<void> => {
    const target = page.getByRole("button", { name, exact: true });
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      if (await target.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`Tab does not lead to "${name}".`);
  };
  await expect(ann.joinButton).toBeEnabled();
  await tabTo("Join now");
  await page.keyboard.press("Enter");
  const microphone = page.getByRole("button", { name: "Microphone", exact: true });
  await expect(microphone).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("m");
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("t");
  await expect(ann.transcript).toBeVisible();
  const keyboard = await ann.context.newCDPSession(page);
  // A French keyboard has the question mark on the place of M.
  const frenchQuestionMark = { key: "?", code: "KeyM", modifiers: 8 };
  await keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", ...frenchQuestionMark });
  await keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...frenchQuestionMark });
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expect(page.locator("[aria-label=Microphone]")).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.press("Escape");
  await tabTo("Leave");
  await page.keyboard.press("Enter");
  await tabTo("Only leave");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "You left the session" })).toBeVisible();
  await ann.close();
  expect(ann.problems).toEqual([]);
});
