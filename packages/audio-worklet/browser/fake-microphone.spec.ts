import { expect } from "@playwright/test";
import { test as served } from "./serve.ts";
import { loudPart, turnsOf } from "./sound.ts";

const test = served.extend({
  launchOptions: [
    async ({ launchOptions }, use) => {
      const args = [
        ...(launchOptions.args ?? []),
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
      ];
      await use({ ...launchOptions, args });
    },
    { scope: "worker" },
  ],
});

test("a microphone's beeps are heard at the device's own rate, each with its pre-roll", async ({
  page,
}) => {
  await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const capture = window.harness.make({ track: stream.getAudioTracks()[0] ?? null });
    await capture.start();
  });
  await expect
    .poll(() => page.evaluate(() => window.harness.chunks.length), { timeout: 15_000 })
    .toBeGreaterThan(20);
  await page.evaluate(() => window.harness.capture?.close());
  const turns = turnsOf(await page.evaluate(() => window.harness.chunks));
  for (const turn of turns) {
    const { from, to } = loudPart(turn.samples);
    expect(from).toBeGreaterThanOrEqual(0);
    expect(to).toBeGreaterThan(from);
  }
  expect(await page.evaluate(() => window.harness.statuses)).toContain("running");
});

test("a microphone's beeps alone send nothing where turns open to speech, and levels go on", async ({
  page,
}) => {
  await page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const track = stream.getAudioTracks()[0] ?? null;
    await window.harness.make({ track, settings: { opensTo: "speech" } }).start();
  });
  await expect
    .poll(() => page.evaluate(() => window.harness.levels), { timeout: 30_000 })
    .toBeGreaterThan(100);
  expect(await page.evaluate(() => window.harness.chunks.length)).toBe(0);
  await page.evaluate(() => window.harness.capture?.close());
});
