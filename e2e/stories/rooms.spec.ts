import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import ICAL from "ical.js";
import { expectAccessible } from "../support/accessibility.ts";
import { choose, confirm } from "../support/account.ts";
import { looksNamed } from "../support/looks.ts";
import { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";

const ways = "More ways to meet";
const [phone] = looksNamed("phone-dark");

test("a room's link leads a guest who came first to its session, and to a new one after its end", async ({
  rooms,
}) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl });
  const { page } = ann;
  await ann.signIn();
  await page.goto("/sessions");
  await page.getByRole("textbox", { name: "Title" }).fill("Standup");
  await choose(page, page.getByRole("button", { name: ways }), "Standing room");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Name of the room")).toHaveValue("Standup");
  await dialog.getByRole("switch", { name: "Next meeting planned" }).click();
  await ann.screenshot("room-dialog");
  await dialog.getByRole("button", { name: "Create room" }).click();
  await page.waitForURL(/\/room\/[\w-]{8}$/);
  const link = await page.getByLabel("Link of the room").inputValue();
  expect(link).toBe(page.url());

  const gil = await Person.open({ name: "Gil", webUrl: rooms.webUrl, ...phone });
  await gil.page.goto(link);
  await expect(gil.page.getByText("Not started yet")).toBeVisible();
  await expect(gil.page.getByText(/^Starts (today|tomorrow) at .* \(in /)).toBeVisible();
  await gil.screenshot("room-waiting-phone");

  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/session\/[\w-]{8}$/);
  const first = page.url();
  // The waiting page asks every ten to fifteen seconds.
  await gil.page.waitForURL(first, { timeout: 30_000 });
  await gil.page.getByLabel("Your name").fill("Gil");
  await gil.joinButton.click();
  await expect(gil.page.getByRole("button", { name: "Leave", exact: true })).toBeVisible();
  await ann.joinButton.click();
  await expect(page.getByRole("button", { name: "Leave", exact: true })).toBeVisible();
  await ann.endForAll();

  await page.goto(link);
  const past = page.getByRole("list", { name: "Past sessions" });
  await expect(past.getByRole("link", { name: /^Standup/ })).toHaveCount(1);
  await expectAccessible(page, "room");
  await ann.screenshot("room-page");
  await page.getByRole("button", { name: "Start session" }).click();
  await page.waitForURL(/\/session\/[\w-]{8}$/);
  expect(page.url()).not.toBe(first);
  await expect(page.getByRole("link", { name: "Standup" })).toBeVisible();

  await page.goto("/rooms");
  await expect(page.getByRole("list", { name: "Rooms of this space" })).toContainText("Standup");
  await expectAccessible(page, "rooms");
  await page.setViewportSize({ width: 360, height: 740 });
  await ann.screenshot("rooms-phone");
  await page.getByRole("link", { name: "Standup" }).click();
  await expect(page.getByLabel("Link of the room")).toBeVisible();
  await ann.screenshot("room-page-phone");
  expect(
    await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  ).toBeLessThanOrEqual(0);
  await choose(page, page.getByRole("button", { name: "More about this room" }), "Delete room");
  await confirm(page, "Delete room");
  await page.waitForURL(/\/rooms$/);
  await expect(page.getByText("No rooms yet")).toBeVisible();
  await Promise.all([ann.close(), gil.close()]);
  expect([...ann.problems, ...gil.problems]).toEqual([]);
});

test("a session is planned, put into a calendar, moved, announced in prejoin, and taken back", async ({
  rooms,
}) => {
  const pat = await Person.open({ name: "Pat", webUrl: rooms.webUrl });
  const { page } = pat;
  await pat.signIn();
  await page.goto("/sessions");
  await choose(page, page.getByRole("button", { name: ways }), "Plan for later");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("Review; budget, part 2");
  await dialog.getByLabel("Duration").selectOption("45");
  const start = new Date(await dialog.getByLabel("Start").inputValue());
  const invited = dialog.getByRole("list", { name: "Invited people" });
  const people = dialog.getByRole("combobox", { name: "Invite people" });
  await people.fill("bob@example.com, ");
  await people.fill("pa");
  await dialog.getByRole("option", { name: /pat@example\.com/ }).click();
  await expect(invited.getByRole("listitem")).toHaveText([/bob@example\.com/, /Pat/]);
  await pat.screenshot("plan-dialog");
  await dialog.getByRole("button", { name: "Plan", exact: true }).click();
  const mailOff = "Mail is off here: send the link yourself";
  await expect(dialog.getByText(mailOff)).toBeVisible();
  const link = await dialog.getByLabel("Link").inputValue();
  const downloaded = page.waitForEvent("download");
  await dialog.getByRole("link", { name: "Add to calendar" }).click();
  const file = await (await downloaded).path();
  const calendar = new ICAL.Component(ICAL.parse(await readFile(file, "utf8")) as unknown[]);
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
  expect([event.summary, event.location]).toEqual(["Review; budget, part 2", link]);
  expect(event.startDate.toJSDate()).toEqual(start);
  expect(event.duration.toSeconds()).toBe(45 * 60);
  await dialog.getByRole("button", { name: "Done" }).click();

  const upcoming = page.getByRole("list", { name: "Upcoming" });
  await expect(upcoming).toContainText(/Starts (today|tomorrow) at .* \(in /);
  await expectAccessible(page, "upcoming");
  await pat.screenshot("upcoming");
  const gil = await Person.open({ name: "Gil", webUrl: rooms.webUrl });
  await gil.page.goto(link);
  await expect(gil.page.getByText(/^Starts (today|tomorrow) at .* \(in /)).toBeVisible();
  await expect(gil.joinButton).toBeEnabled();
  await gil.screenshot("prejoin-planned");

  const menu = upcoming.getByRole("button", { name: /^More about/ });
  await choose(page, menu, "Change the plan");
  await expect(dialog.getByLabel("Duration")).toHaveValue("45");
  await expect(dialog.getByText(mailOff)).toBeVisible();
  await dialog.getByRole("button", { name: "Copy link" }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await dialog.getByLabel("Start").fill("2001-01-01T10:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Choose a time");
  await dialog.getByRole("button", { name: "Cancel the plan" }).click();
  await expect(upcoming).toBeHidden();
  const sessions = page.getByRole("list", { name: "Your sessions" });
  await expect(sessions.getByRole("link", { name: /^Review/ })).toBeVisible();
  await Promise.all([pat.close(), gil.close()]);
  // The refusal itself: browsers write every 400 to the console.
  expect(pat.problems.filter((problem) => !problem.includes("status of 400"))).toEqual([]);
  expect(gil.problems).toEqual([]);
});
