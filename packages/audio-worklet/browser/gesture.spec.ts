import { expect } from "@playwright/test";
import { hearing, test as served } from "./serve.ts";

const test = served.extend({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [
        ...(launchOptions.args ?? []),
        "--autoplay-policy=document-user-activation-required",
      ];
      await use({ ...launchOptions, args });
    },
    { scope: "worker" },
  ],
});

const status = () => window.harness.capture?.getSnapshot().status;

test("without a gesture it waits, and a click gets it going", async ({ context, origin }) => {
  const page = await context.newPage();
  const said = (word: string) =>
    page.waitForRequest((request) => request.url().endsWith(`/status/${word}`));
  await Promise.all([said("suspended"), page.goto(`${origin}/?start`)]);
  await Promise.all([said("running"), page.mouse.click(30, 15)]);
  // One that takes longer than a second to resume is replaced; either way a single one is left.
  await expect
    .poll(() =>
      page.evaluate(() =>
        window.harness.contexts.map((one) => one.state).filter((one) => one !== "closed"),
      ),
    )
    .toEqual(["running"]);
});

test("a context that was suspended from outside is resumed", async ({ page }) => {
  await hearing("by an audio context", page);
  await page.evaluate(() => window.harness.make({}).start());
  await expect.poll(() => page.evaluate(status)).toBe("running");
  await page.evaluate(() => window.harness.contexts[0]?.suspend());
  await expect.poll(() => page.evaluate(() => window.harness.statuses)).toContain("suspended");
  await expect.poll(() => page.evaluate(status)).toBe("running");
});

test("a context that does not resume within a second is replaced", async ({ page }) => {
  await hearing("by an audio context", page);
  await page.evaluate(() => window.harness.make({}).start());
  await expect.poll(() => page.evaluate(status)).toBe("running");
  await page.evaluate(async () => {
    const context = window.harness.contexts[0];
    if (context === undefined) throw new Error("no context");
    context.resume = () => new Promise(() => undefined);
    await context.suspend();
  });
  await expect.poll(() => page.evaluate(status)).toBe("suspended");
  expect(await page.evaluate(() => window.harness.capture?.resume())).toBe(true);
  await expect.poll(() => page.evaluate(status)).toBe("running");
  await expect
    .poll(() => page.evaluate(() => window.harness.contexts.map((one) => one.state)))
    .toEqual(["closed", "running"]);
});
