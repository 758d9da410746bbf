import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import { readBudget } from "@rooms/scripts/javascript-budget";
import { expectAccessible } from "../support/accessibility.ts";
import { weighJavaScript } from "../support/javascript-weight.ts";
import { gather } from "../support/meeting.ts";
import { Person } from "../support/person.ts";
import { lanHost } from "../support/rooms.ts";
import type { RunningRooms } from "../support/rooms.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

const webDir = join(import.meta.dirname, "..", "..", "apps", "web");

test("a denied microphone is explained, and one can join without it", async ({ rooms }) => {
  const ann = await Person.open({
    name: "Ann",
    webUrl: rooms.webUrl,
    browser: "whole",
    devices: "denied",
  });
  await ann.signIn();
  const slug = await ann.createSession("Denied");
  await ann.openPrejoin(slug);
  await expect(ann.page.getByText("Your microphone is blocked.")).toBeVisible();
  await ann.screenshot("prejoin-denied");
  await ann.join(slug);
  const microphone = ann.page.getByRole("button", { name: "Microphone", exact: true });
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await ann.close();
});

test("a missing microphone is explained, and one can join without it", async ({ rooms }) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, devices: "none" });
  await ann.signIn();
  const slug = await ann.createSession("No microphone");
  await ann.openPrejoin(slug);
  await expect(ann.page.getByText("No microphone was found.")).toBeVisible();
  await ann.join(slug);
  await ann.close();
});

test("a call carries no more JavaScript than it may; a person on a second device is asked: reading along cuts nothing, moving tells the first", async ({
  rooms,
}) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  await ann.signIn();
  const slug = await ann.createSession("Two devices");
  await ann.useRawMicrophone(slug);
  const carriedKB = weighJavaScript(ann.page);
  await ann.page.reload();
  await ann.enter(slug);
  const { inCall } = readBudget(webDir);
  const kB = await carriedKB();
  expect(kB, "kB of JavaScript in a call").toBeLessThanOrEqual(inCall);
  // Far less would mean that the scripts were not seen.
  expect(kB).toBeGreaterThan(inCall / 2);

  const second = await ann.context.newPage();
  await second.goto(`/session/${slug}`);
  await expect(second.getByText("You are already in this session")).toBeVisible();
  await expect(second.getByRole("button", { name: "Join now" })).toHaveCount(0);
  await second.screenshot({ path: "test-results/screens/second-device-asked.png" });
  await second.getByRole("button", { name: "Join with a second screen" }).click();
  await expect(second.getByText("You read along here.")).toBeVisible();
  // On two screens she is one person, who waits for another.
  await ann.page.getByRole("button", { name: "Transcribe now" }).click();
  await new ToneTalker(ann).saySome(3);
  await expect(second.locator("[data-utterance-id]").first()).toContainText("ann001");
  await expect(second.getByRole("switch", { name: "Transcribe me" })).toHaveCount(0);
  await second.screenshot({ path: "test-results/screens/second-device-beside.png" });
  await expectAccessible(second, "second screen");
  await expect(ann.page.getByRole("button", { name: "Leave", exact: true })).toBeVisible();

  await expectRoomTold(rooms, { ann, second, slug });

  await second.getByRole("button", { name: "Move here" }).click();
  // Reading along did not end the first device's call.
  await expect(second.getByText("You are already in this session")).toBeVisible();
  await second.getByRole("button", { name: "Move here" }).click();
  await expect(second.getByRole("button", { name: "Leave", exact: true })).toBeVisible();
  const moved = ann.page.getByRole("heading", { name: "You moved to another device" });
  await expect(moved).toBeVisible();
  await ann.screenshot("second-device-moved");
  await ann.page.getByRole("button", { name: "Move back here" }).click();
  await expect(ann.page.getByText("You are already in this session")).toBeVisible();
  await ann.close();
});

/** Who reads along is told hands, the spotlight and pauses, as they come and go. */
async function expectRoomTold(
  { webUrl }: Pick<RunningRooms, "webUrl">,
  { ann, second, slug }: { ann: Person; second: Page; slug: string },
): Promise<void> {
  const ben = await Person.open({ name: "Ben", webUrl, devices: "none" });
  await ben.enter(slug, { guest: true });
  const told = second.getByRole("main").getByRole("status");
  await ben.page.keyboard.press("h");
  await expect(told.filter({ hasText: "Hand raised: Ben" })).toBeVisible();
  await ann.page.keyboard.press("h");
  await expect(told.filter({ hasText: "Hands raised: Ben, Ann" })).toBeVisible();
  await ann.page.getByRole("button", { name: "Participants", exact: true }).click();
  await ann.page.getByRole("button", { name: "More about Ben" }).click();
  await ann.page.getByRole("menuitem", { name: "Spotlight for all" }).click();
  await expect(told.filter({ hasText: "In the spotlight: Ben" })).toBeVisible();
  await ann.page.getByRole("button", { name: "Transcript", exact: true }).click();
  await ann.page.getByRole("button", { name: "Pause for all" }).click();
  await expect(second.getByText(/paused by Ann, since \d/)).toBeVisible();
  await second.screenshot({ path: "test-results/screens/second-device-room.png" });
  await second.setViewportSize({ width: 360, height: 740 });
  await second.screenshot({ path: "test-results/screens/second-device-room-phone.png" });
  await expectAccessible(second, "second screen with hands and a spotlight");
  await second.setViewportSize({ width: 1280, height: 800 });
  await ann.page.getByRole("button", { name: "Start for all" }).click();
  await expect(second.getByText(/paused by Ann, \d+:\d\d–\d/)).toBeVisible();
  // A hand and the spotlight go with who leaves.
  await ben.page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(told.filter({ hasText: "Hand raised: Ann" })).toBeVisible();
  await expect(told.filter({ hasText: "Ben" })).toHaveCount(0);
  await ben.close();
}

test("opened without https on a local network, the page says so, and one makes a session, sees and reads", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Plain http", ["Ann"]);
  const [ann] = people as [Person];
  const lan = new URL(rooms.webUrl);
  lan.hostname = lanHost;
  const ben = await Person.open({ name: "Ben", webUrl: lan.origin });
  const { page } = ben;
  const notice = page.getByText("This page is open without https");
  await page.goto("/");
  await expect(notice).toBeVisible();
  await ben.screenshot("without-https-landing");
  await ben.openPrejoin(slug);
  await expect(notice).toBeVisible();
  await expect(page.getByText("No microphone was found.")).toHaveCount(0);
  await ben.screenshot("without-https-prejoin");
  await expectAccessible(page, "prejoin without https");
  await ben.join(slug, { guest: true });
  await expect(ben.tiles).toHaveCount(2);
  await expect(ann.tiles).toHaveCount(2);
  await new ToneTalker(ann).saySome(3);
  await expect(page.locator("[data-utterance-id]").first()).toContainText("ann001");
  await page.getByRole("button", { name: "Microphone", exact: true }).click();
  await expect(
    page.getByText("browsers do not allow camera, microphone or screen sharing on it"),
  ).toBeVisible();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Copy link" }).click();
  await expect(page.getByText("Link copied")).toBeVisible();
  await ben.screenshot("without-https-room");
  // Signed in as Ann, on her colleague's address.
  const cookies = await ann.context.cookies();
  await ben.context.addCookies(cookies.map((cookie) => ({ ...cookie, domain: lanHost })));
  await page.goto("/sessions");
  await page.getByRole("button", { name: "New session" }).click();
  await page.waitForURL(/\/session\/[\w-]{8}/);
  // The browser says of this header that it means nothing on such a page, which is true.
  const problems = ben.problems.filter((text) => !text.includes("Cross-Origin-Opener-Policy"));
  expect(problems).toEqual([]);
  await ben.close();
  await close();
});

test("the browser's Back leaves the room: a page that does not show the room sends no sound", async ({
  rooms,
}) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  await ann.signIn();
  const slug = await ann.createSession("Back");
  await ann.enter(slug);
  await ann.page.goBack();
  await expect(ann.page.getByRole("heading", { name: "Sessions", exact: true })).toBeVisible();
  const present = async (): Promise<number> => {
    const { rowCount } = await rooms.pool.query(
      "select from participants p join video_sessions v on v.id = p.session_id where v.slug = $1 and p.left_at is null",
      [slug],
    );
    return rowCount ?? 0;
  };
  await expect.poll(present, { timeout: 3_000 }).toBe(0);
  await ann.close();
});

test("the link of a session that ended says so to a guest who comes late", async ({ rooms }) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  const late = await Person.open({ name: "Late", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  await ann.signIn();
  const slug = await ann.createSession("Short");
  await ann.join(slug);
  await late.openPrejoin(slug);
  await ann.endForAll();
  await expect(ann.page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
  await late.page.getByLabel("Your name").fill("Late");
  await late.joinButton.click();
  await expect(
    late.page
      .getByText("This session has ended.")
      .or(late.page.getByRole("heading", { name: "The session has ended" }))
      .first(),
  ).toBeVisible();
  await late.screenshot("ended-for-late-guest");
  await Promise.all([ann.close(), late.close()]);
});
