import { expect, type BrowserContext, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { drawScreen } from "../support/drawn-screen.ts";
import { gather } from "../support/meeting.ts";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

async function prepare(context: BrowserContext): Promise<void> {
  await scriptMicrophone(context);
  await drawScreen(context);
}

interface SmallWindow extends Window {
  documentPictureInPicture?: { window: Window | null };
}

/** How many elements of the small window match; 0 while there is none. */
async function inSmall(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      (window as SmallWindow).documentPictureInPicture?.window?.document.querySelectorAll(wanted)
        .length ?? 0,
    selector,
  );
}

async function pressInSmall(page: Page, label: string): Promise<void> {
  await page.evaluate((wanted) => {
    const small = (window as SmallWindow).documentPictureInPicture?.window;
    small?.document.querySelector<HTMLElement>(`[aria-label="${wanted}"]`)?.click();
  }, label);
}

const phone = { width: 360, height: 740 };
const turned = { width: 740, height: 360 };

/** Opens the menu of views and chooses. */
async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: "View", exact: true }).click();
  await page.getByRole("menuitemcheckbox", { name: item, exact: true }).click();
  // While it goes, it has the keys.
  await expect(page.getByRole("menu")).toHaveCount(0);
}

/** Widths of the tiles on a page by whose they are, rounded to 10 px; a shared screen is told by its sharer's second tile. */
async function widths(person: Person): Promise<number[]> {
  const boxes = await person.tiles.evaluateAll((tiles) =>
    tiles.map((tile) => Math.round(tile.getBoundingClientRect().width / 10) * 10),
  );
  return boxes;
}

test("three people look at the room each in their own way: speaker, several pins, one's own picture hidden, full screen, a small window, high contrast, a share beside who speaks, a phone that is turned", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Ways to look", ["Ann", "Ben"], {
    open: { prepare },
  });
  const [ann, ben] = people as [Person, Person];
  const cy = await Person.open({ name: "Cy", webUrl: rooms.webUrl, prepare, viewport: phone });
  await cy.enter(slug, { guest: true });
  await expect(ann.tiles).toHaveCount(3);
  const { page } = ann;
  await page.getByRole("button", { name: "Close", exact: true }).click();

  await choose(page, "Speaker");
  const large = page.locator("[data-featured]");
  await expect(large).toHaveCount(1);
  await new ToneTalker(ben).saySome(3);
  await expect(large.getByRole("group", { name: /^Ben/ })).toBeVisible();
  await ann.screenshot("view-speaker");

  const pin = async (name: string) => {
    const tile = page.getByRole("group", { name: new RegExp(`^${name}`) });
    await tile.hover();
    await tile.getByRole("button", { name: "Pin", exact: true }).click();
  };
  await pin("Cy");
  await pin("Ben");
  await expect(large).toHaveCount(2);
  await ann.screenshot("view-two-pins");
  await expectAccessible(page, "two pins");

  await choose(page, "Hide my picture");
  await expect(ann.tiles).toHaveCount(2);
  await expect(ben.tiles, "for oneself alone").toHaveCount(3);
  await choose(page, "Hide my picture");
  await expect(ann.tiles).toHaveCount(3);

  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.nodeName)).toBe("HTML");
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();

  // The small window: what is large, and the switches; the browser may close it at any time.
  const openSmall = async (): Promise<void> => {
    await page.getByRole("button", { name: "View", exact: true }).click();
    await page.getByRole("menuitem", { name: "Picture in picture" }).click();
    await expect.poll(() => inSmall(page, "[data-testid=tile]")).toBe(1);
  };
  await openSmall();
  await pressInSmall(page, "Microphone");
  const microphone = page.getByRole("button", { name: "Microphone", exact: true });
  await expect(microphone, "muted from the small window").toHaveAttribute("aria-pressed", "false");
  await page.evaluate(() => (window as SmallWindow).documentPictureInPicture?.window?.close());
  await expect.poll(() => inSmall(page, "main")).toBe(0);
  await openSmall();

  // Windows' high contrast: who speaks is told by a broad line, a switch that is on by the person's own colour.
  await page.emulateMedia({ forcedColors: "active" });
  const lines = () =>
    page
      .locator("[data-tile-edge]")
      .evaluateAll((edges) => edges.map((edge) => getComputedStyle(edge).borderTopWidth));
  const speaking = new ToneTalker(ben).talkFor(6_000, 3);
  await expect.poll(lines).toContain("5px");
  expect(await lines()).toContain("1px");
  await ann.screenshot("view-forced-colours");
  await speaking;
  await page.emulateMedia({ forcedColors: "none" });

  // The phone: two people are one picture and a corner; then a screen is shared, and the phone is turned.
  // The headless shell ends a profile without a word to its pages; a person who closes theirs leaves.
  await ann.page.goto("about:blank");
  await ann.close();
  await expect(cy.tiles).toHaveCount(2);
  const [other, own] = await widths(cy);
  expect([other, (own ?? 0) < 120], "the other fills a phone, oneself is a corner").toEqual([
    340,
    true,
  ]);
  await cy.screenshot("phone-two");
  await ben.page.keyboard.press("s");
  await expect(cy.tiles).toHaveCount(3);
  const video = cy.page.locator("[data-featured] video");
  await expect.poll(() => video.evaluate((shown: HTMLVideoElement) => shown.videoWidth)).toBe(640);
  await video.evaluate((shown) => Object.assign(window, { roomsShown: shown }));
  await cy.page.setViewportSize(turned);
  await expect.poll(() => cy.page.evaluate(() => innerWidth)).toBe(turned.width);
  await cy.screenshot("phone-turned");
  const same = () =>
    video.evaluate((shown) => shown === (window as Window & { roomsShown?: Element }).roomsShown);
  expect(await same(), "the picture is not taken anew").toBe(true);
  await cy.page.setViewportSize(phone);
  expect(await same()).toBe(true);
  await cy.page.getByRole("button", { name: "More", exact: true }).click();
  await cy.screenshot("phone-more");
  await cy.page.getByRole("menuitemcheckbox", { name: "Screen and speaker" }).click();
  await expect(cy.page.locator("[data-featured]")).toHaveCount(2);
  await cy.screenshot("phone-side-by-side");
  expect([...ben.problems, ...cy.problems]).toEqual([]);
  await cy.close();
  await close();
});
