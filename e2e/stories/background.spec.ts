import { expect, type BrowserContext, type Page } from "@playwright/test";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";

/** As on a machine with a graphics processor: tests have none, and drawing in software is not offered to people. */
async function pretendGraphics(context: BrowserContext): Promise<void> {
  await scriptMicrophone(context);
  await context.addInitScript(() => {
    const getContext = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      options?: object,
    ) {
      const lenient = { ...options, failIfMajorPerformanceCaveat: false };
      return Reflect.apply(getContext, this, [kind, options && lenient]) as null;
    };
  });
}

/** Ann in a whole browser, whose graphics are drawn in software. */
const openWithGraphics = (webUrl: string): Promise<Person> =>
  Person.open({ name: "Ann", webUrl, browser: "whole", prepare: pretendGraphics });

test("the background is blurred, or replaced by a painted one, by code and a model of our own server alone", async ({
  rooms,
}) => {
  const ann = await openWithGraphics(rooms.webUrl);
  await ann.signIn();
  const slug = await ann.createSession("Blur");
  await ann.enter(slug);
  const { page } = ann;
  const asked: URL[] = [];
  page.on("request", (request) => asked.push(new URL(request.url())));
  await page.getByRole("button", { name: "Camera", exact: true }).click();
  await expect(ann.tiles.locator("video")).toBeVisible();
  const item = page.getByRole("menuitemcheckbox", { name: "Blurred" });
  await page.getByRole("button", { name: "Choose a camera" }).click();
  await item.click();
  await expect
    .poll(() => asked.map(({ pathname }) => pathname))
    .toEqual(expect.arrayContaining(["/blur/vision_wasm_internal.wasm", "/blur/segmenter.tflite"]));
  await page.getByRole("button", { name: "Choose a camera" }).click();
  // Ticked only once the engine has taken the model.
  await expect(item).toHaveAttribute("aria-checked", "true", { timeout: 60_000 });
  const painted = page.getByRole("menuitemcheckbox", { name: "Dawn" });
  await painted.click();
  await page.getByRole("button", { name: "Choose a camera" }).click();
  await expect(painted).toHaveAttribute("aria-checked", "true", { timeout: 60_000 });
  await ann.screenshot("background-menu");
  await expect(page.getByText("The background could not be replaced.")).toHaveCount(0);
  const own = ["localhost", "127.0.0.1"];
  const foreign = asked.filter(
    (url) => url.protocol.startsWith("http") && !own.includes(url.hostname),
  );
  expect(foreign, "requests to other servers").toEqual([]);
  await ann.close();
});

/** Ticked only once the engine has taken the model and shows it. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Choose a camera" }).click();
  const item = page.getByRole("menuitemcheckbox", { name });
  await expect(item).toBeEnabled({ timeout: 60_000 });
  await item.click();
  await page.getByRole("button", { name: "Choose a camera" }).click();
  await expect(item).toHaveAttribute("aria-checked", "true", { timeout: 60_000 });
  await page.keyboard.press("Escape");
}

interface Watched {
  readonly pictures: number;
  /** Of them those that show the fake camera: nothing else here is green. */
  readonly camera: number;
}

/** Looks at every picture of the videos on a page from now on. */
async function watchVideos(page: Page): Promise<() => Promise<Watched>> {
  await page.evaluate(() => {
    const watched = { pictures: 0, camera: 0 };
    const surface = new OffscreenCanvas(16, 9).getContext("2d", { willReadFrequently: true });
    const look = () => {
      for (const video of document.querySelectorAll("video")) {
        if (!surface || video.videoWidth === 0) continue;
        surface.drawImage(video, 0, 0, 16, 9);
        const { data } = surface.getImageData(0, 0, 16, 9);
        const sums = [0, 0, 0];
        data.forEach((value, at) => {
          if (at % 4 < 3) sums[at % 4]! += value / 144;
        });
        const [red = 0, green = 0, blue = 0] = sums;
        // Before its first picture a video is black.
        if (red + green + blue < 6) continue;
        watched.pictures += 1;
        if (green > Math.max(red, blue) + 30) watched.camera += 1;
      }
      requestAnimationFrame(look);
    };
    look();
    Object.assign(globalThis, { watched });
  });
  return () => page.evaluate(() => ({ ...(Reflect.get(globalThis, "watched") as Watched) }));
}

test("the room behind a person is not seen by others: not when the camera comes on, nor from one background to another", async ({
  rooms,
}) => {
  const ann = await openWithGraphics(rooms.webUrl);
  const ben = await Person.open({ name: "Ben", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  await ann.signIn();
  const slug = await ann.createSession("Behind");
  await ann.enter(slug);
  const { page } = ann;
  await choose(page, "Dawn");
  await ben.enter(slug, { guest: true });
  await expect(ben.tiles).toHaveCount(2);
  const watched = await watchVideos(ben.page);
  await page.getByRole("button", { name: "Camera", exact: true }).click();
  // Drawn in software on a busy machine, the first takes a minute.
  const morePictures = async () => {
    const { pictures } = await watched();
    await expect
      .poll(async () => (await watched()).pictures, { timeout: 100_000 })
      .toBeGreaterThan(pictures + 5);
  };
  await morePictures();
  await choose(page, "Night");
  await morePictures();
  await choose(page, "Forest");
  await morePictures();
  expect((await watched()).camera, "pictures of the room behind").toBe(0);
  await choose(page, "As it is");
  await expect.poll(async () => (await watched()).camera, { timeout: 60_000 }).toBeGreaterThan(0);
  await ann.close();
  await ben.close();
});
