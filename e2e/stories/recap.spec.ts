import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { Person } from "../support/person.ts";
import { endWithWords, writeAnalysis, writeGap } from "../support/seed.ts";
import { meeting, meetingAnalysis } from "../support/seeded-meeting.ts";
import { test } from "../support/stack.ts";

test("a recap comes by itself, step by step, and a failed analysis is tried again", async ({
  rooms: { webUrl, pool },
}) => {
  const ann = await Person.open({ name: "Ann", webUrl });
  const { page } = ann;
  await ann.signIn();
  const slug = await ann.createSession("Weekly planning");
  const segmentIds = await endWithWords(pool, slug, meeting);
  await writeGap(pool, slug, {
    name: "Grace Hopper",
    startedAtMs: 40_000,
    endedAtMs: 52_000,
    reason: "paused",
  });
  await page.goto(`/session/${slug}/transcript`);
  await expect(page).toHaveURL(/\/recap$/);
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  await expect(page.getByText("Waiting for the last words")).toBeVisible();
  await expect(page.getByText("never grew beyond forty jobs")).toBeVisible();
  await expect(
    page.getByText("12 seconds of Grace Hopper not transcribed: transcription was paused"),
  ).toBeVisible();
  await ann.screenshot("recap-waiting");

  await writeAnalysis(pool, slug, { status: "RUNNING", progress: 0.4 });
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "40");
  await ann.screenshot("recap-analysing");
  await writeAnalysis(pool, slug, { status: "FAILED", failure: "MODEL_TIMEOUT" });
  await expect(page.getByText("The language model took too long.")).toBeVisible();
  await ann.screenshot("recap-failed");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The language model took too long.")).toBeHidden();

  await writeAnalysis(pool, slug, meetingAnalysis(segmentIds));
  await expect(page.getByRole("heading", { name: "Decisions" })).toBeVisible();
  await expect(page.locator("[data-same-page]")).toHaveCount(1);
  await ann.screenshot("recap-done");
  await expectAccessible(page, "recap");

  const silent = await ann.createSession("Silence");
  await endWithWords(pool, silent, []);
  await writeAnalysis(pool, silent, { status: "DONE", linesRead: 0 });
  await page.goto(`/session/${silent}`);
  await expect(page.getByText("Nothing was said", { exact: true })).toBeVisible();
  await ann.screenshot("recap-nothing-said");
  await ann.close();
  expect(ann.problems).toEqual([]);
});
