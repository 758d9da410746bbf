import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";

test("Rooms can be installed, and notifies who asked for it of a planned session that starts and of a person who asks to join", async ({
  rooms,
}) => {
  const ann = await Person.open({
    name: "Ann",
    webUrl: rooms.webUrl,
    browser: "whole",
    devices: "none",
    // Without a window a page is never hidden.
    prepare: async (context) => {
      await context.addInitScript(() => {
        Object.defineProperty(document, "hidden", { get: () => true });
      });
    },
  });
  const { page, context } = ann;
  await ann.signIn();
  const browser = await context.newCDPSession(page);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // The browser of a story keeps nothing, which is all that it has against it.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
  expect((await browser.send("Page.getAppManifest")).errors).toEqual([]);

  const { origin } = new URL(rooms.webUrl);
  await context.grantPermissions(["notifications", "microphone", "camera"], { origin });
  await page.goto("/settings/preferences");
  for (const name of ["Someone asks to join", "A planned session starts"]) {
    const wish = page.getByRole("switch", { name });
    await wish.click();
    await expect(wish).toBeChecked();
  }
  await ann.screenshot("notifications-on");
  const planned = await page.request.post("/api/sessions", {
    data: { title: "Soon", plannedStartAt: new Date(Date.now() + 50_000).toISOString() },
    headers: { origin },
  });
  expect(planned.status()).toBe(201);
  await page.goto("/sessions");
  await expect.poll(() => told(page)).toContainEqual(["Soon", "The session is about to start."]);

  const slug = await ann.createSession("Asks");
  await page.request.patch(`/api/sessions/${slug}`, {
    data: { entry: "ASK" },
    headers: { origin },
  });
  await ann.enter(slug);
  const ben = await Person.open({ name: "Ben", webUrl: rooms.webUrl, devices: "none" });
  await ben.page.goto(`/session/${slug}`);
  await ben.page.getByLabel("Your name").fill("Ben");
  await ben.page.getByRole("button", { name: "Ask to join" }).click();
  await expect.poll(() => told(page)).toContainEqual(["Ben", "wants to join"]);
  for (const one of [ann, ben]) {
    expect(one.problems).toEqual([]);
    await one.close();
  }
});

/** What the browser shows as notifications now: title and text. */
function told(page: Page): Promise<string[][]> {
  return page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration("/notify-worker.js");
    const shown = (await worker?.getNotifications()) ?? [];
    return shown.map(({ title, body }) => [title, body]);
  });
}
