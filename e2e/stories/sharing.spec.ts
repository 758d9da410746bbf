import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { Person } from "../support/person.ts";
import { endWithWords, writeAnalysis, writeGap } from "../support/seed.ts";
import { meeting, meetingAnalysis } from "../support/seeded-meeting.ts";
import { test } from "../support/stack.ts";

test("a recap is shared by a link, read without an account, and gone once the link is taken back", async ({
  rooms: { webUrl, pool },
}) => {
  // New here, so that the space is made in this story.
  const ann = await Person.open({ name: "Annabel", webUrl, timezoneId: "Asia/Tokyo" });
  const { page } = ann;
  await ann.signIn();
  await page.goto("/settings/space");
  // Where the browser was when the space was made.
  await expect(page.getByLabel("Time zone")).toHaveValue("Asia/Tokyo");
  await page.getByLabel("Time zone").selectOption("Europe/Berlin");
  await expect(page.getByText("Saved").first()).toBeVisible();
  await page.getByLabel("Recaps by mail").selectOption({ label: "To hosts" });
  await expect(async () => {
    const { rows } = await pool.query("select time_zone, recap_mail from spaces");
    expect(rows).toContainEqual({ time_zone: "Europe/Berlin", recap_mail: "HOSTS" });
  }).toPass();
  await page.reload();
  await expect(page.getByLabel("Recaps by mail")).toHaveValue("HOSTS");
  await expectAccessible(page, "settings");
  await ann.screenshot("sharing-settings");

  const slug = await ann.createSession("Weekly planning");
  const segmentIds = await endWithWords(pool, slug, meeting);
  await writeGap(pool, slug, {
    ...{ name: "Grace Hopper", startedAtMs: 40_000, endedAtMs: 52_000, reason: "paused" },
  });
  await writeAnalysis(pool, slug, meetingAnalysis(segmentIds));
  await page.goto(`/session/${slug}/recap`);
  await page.getByRole("button", { name: "Share" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("There are no links to this recap.")).toBeVisible();
  await dialog.getByLabel("With the transcript").check();
  await dialog.getByLabel("Valid for").selectOption("7 days");
  await dialog.getByRole("button", { name: "Create link" }).click();
  const url = await dialog.getByLabel("Link", { exact: true }).inputValue();
  expect(url).toMatch(/\/r\/[A-Za-z0-9_-]{32}$/);
  await expect(dialog.getByText("not opened yet")).toBeVisible();
  await expectAccessible(page, "share dialog");
  await ann.screenshot("sharing-dialog");

  const path = new URL(url).pathname;
  const reader = await Person.open({ name: "Reader", webUrl });
  const answer = await reader.page.goto(path);
  expect(answer?.headers()["x-robots-tag"]).toBe("noindex, nofollow");
  expect(answer?.headers()["referrer-policy"]).toBe("no-referrer");
  await expect(reader.page.getByRole("heading", { name: "Weekly planning" })).toBeVisible();
  await expect(reader.page.locator("meta[name=robots]").first()).toHaveAttribute(
    "content",
    /noindex/,
  );
  await expect(reader.page.getByText("(Europe/Berlin)")).toBeVisible();
  await expect(reader.page.getByText("Grace Hopper: 12 seconds not transcribed")).toBeVisible();
  const link = reader.page.getByRole("link", { name: /To the words at/ }).first();
  await link.click();
  await expect(reader.page).toHaveURL(/#line-\d+$/);
  await expectAccessible(reader.page, "shared recap");
  await reader.screenshot("sharing-public-desktop");
  await reader.close();

  const phone = await Person.open({
    ...{ name: "Phone", webUrl, locale: "ru-RU", colorScheme: "dark" },
    viewport: { width: 360, height: 740 },
  });
  await phone.page.goto(path);
  await expect(phone.page.getByRole("heading", { name: "Решения" })).toBeVisible();
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
    true,
  );
  await expectAccessible(phone.page, "shared recap on a phone");
  await phone.screenshot("sharing-public-phone-ru");

  await dialog.getByRole("button", { name: /^Revoke: With the transcript/ }).click();
  await expect(dialog.getByText("There are no links to this recap.")).toBeVisible();
  expect((await phone.page.goto(path))?.status()).toBe(404);
  await phone.close();
  await ann.close();
  expect([...ann.problems, ...reader.problems]).toEqual([]);
});
