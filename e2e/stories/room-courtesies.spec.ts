import { expect, type BrowserContext } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { drawScreen } from "../support/drawn-screen.ts";
import { gather } from "../support/meeting.ts";
import { Person } from "../support/person.ts";
import { breakMicrophone, scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

interface WatchedWindow extends Window {
  roomsTold?: string[];
  roomsLocks?: WakeLockSentinel[];
}

/** Notes what a screen reader is told and which locks keep the screen awake; shares a drawn screen, as headless has none. */
async function watchRoom(context: BrowserContext): Promise<void> {
  await scriptMicrophone(context);
  await drawScreen(context);
  await context.addInitScript(() => {
    const told: string[] = [];
    const locks: WakeLockSentinel[] = [];
    Object.assign(window, { roomsTold: told, roomsLocks: locks });
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const polite = target instanceof Element && target.closest("[data-testid=spoken]");
        if (polite) for (const node of addedNodes) told.push(node.textContent ?? "");
      }
    }).observe(document, { childList: true, subtree: true });
    const request = WakeLock.prototype.request;
    WakeLock.prototype.request = async function (this: WakeLock, type) {
      const lock = await request.call(this, type);
      locks.push(lock);
      return lock;
    };
  });
}

test("one's own screen is a still with Stop, a microphone that gives nothing is told, the screen stays awake, and captions alone are announced once", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Small courtesies", ["Ann"]);
  const [ann] = people as [Person];
  const ben = await Person.open({
    name: "Ben",
    webUrl: rooms.webUrl,
    prepare: watchRoom,
    colorScheme: "dark",
  });
  await ben.enter(slug, { guest: true });
  const { page } = ben;
  await expect(ben.tiles).toHaveCount(2);

  await page.keyboard.press("s");
  const still = page.getByRole("region", { name: "You are presenting" });
  await expect(still).toBeVisible();
  await expect(ann.tiles).toHaveCount(3);
  await expect(ben.tiles, "no live picture of one's own screen").toHaveCount(2);
  await expect
    .poll(() => still.locator("canvas").evaluate(({ width }: HTMLCanvasElement) => width))
    .toBe(320);
  await ben.screenshot("own-screen");
  await expectAccessible(page, "presenting");
  await still.getByRole("button", { name: "Stop" }).click();
  await expect(still).toHaveCount(0);
  await expect(ann.tiles).toHaveCount(2);

  const dead = page.getByText("No sound comes from your microphone.");
  await breakMicrophone(page, true);
  await page.keyboard.press("c");
  const talker = new ToneTalker(ann);
  await talker.talkFor(8_000, 3);
  await expect(dead).toBeVisible();
  await ben.screenshot("dead-microphone");
  await breakMicrophone(page, false);
  await expect(dead).toHaveCount(0);

  const told = () => page.evaluate(() => (window as WatchedWindow).roomsTold ?? []);
  await expect.poll(async () => (await told()).length, "lines announced").toBeGreaterThan(1);
  await page.keyboard.press("t");
  await page.keyboard.press("c");
  await page.keyboard.press("c");
  await talker.saySome(3);
  await expect(page.getByTestId("spoken")).toHaveCount(1);
  const sentences = await told();
  expect(sentences.every((sentence) => sentence.startsWith("Ann: "))).toBe(true);
  expect(new Set(sentences).size, "each line once").toBe(sentences.length);

  await page.keyboard.press("k");
  const marking = page.getByRole("dialog", { name: "Mark this line" });
  await marking.getByRole("button", { name: "Decision" }).click();
  const marked = ann.page.getByRole("listitem").filter({ hasText: "Decision · Ben" });
  await expect(marked, "seen by others as it is set").toBeVisible();
  await ben.screenshot("mark-dialog");
  await expectAccessible(page, "marking a line");
  await marking.getByRole("button", { name: "Done" }).click();
  await page.keyboard.press("u");
  const caughtUp = page.getByRole("dialog", { name: "Catch up" });
  await expect(caughtUp.getByRole("heading", { name: "Decisions" })).toBeVisible();
  await ben.screenshot("catch-up");
  await expectAccessible(page, "catching up");
  await caughtUp
    .getByRole("button", { name: /^To the words at/ })
    .last()
    .click();
  await expect(caughtUp).toBeHidden();
  await expect(ben.transcript.getByText("Decision · Ben")).toBeVisible();
  await ben.screenshot("marked-transcript");
  await marked.getByRole("button", { name: "Mark this line" }).click();
  const unmarking = ann.page.getByRole("dialog", { name: "Mark this line" });
  await unmarking.getByRole("button", { name: "Decision" }).click();
  await expect(ben.transcript.getByText("Decision · Ben"), "a host takes it away").toHaveCount(0);

  await page.setViewportSize({ width: 360, height: 740 });
  await page.keyboard.press("t");
  await expect(page.getByText(/^Transcribed/)).toBeVisible();
  await ben.screenshot("room-phone");
  const captions = page.getByRole("button", { name: "Captions", exact: true });
  await expect(captions, "one tap away").toHaveAttribute("aria-pressed", "true");
  await captions.click();
  await expect(page.getByTestId("spoken")).toHaveCount(0);
  await captions.click();

  const awake = () =>
    page.evaluate(() => (window as WatchedWindow).roomsLocks?.map(({ released }) => released));
  expect(await awake()).toEqual([false]);
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page.getByRole("heading", { name: "You left the session" })).toBeVisible();
  await expect.poll(awake).toEqual([true]);
  await page.getByRole("button", { name: "Join again" }).click();
  await ben.enter(slug, { guest: true });
  await expect(captions, "remembered").toHaveAttribute("aria-pressed", "true");
  expect(ben.problems).toEqual([]);
  await ben.close();
  await close();
});
