import { join } from "node:path";
import { expect } from "@playwright/test";
import { readBudget } from "@rooms/scripts/javascript-budget";
import { weighJavaScript } from "../support/javascript-weight.ts";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";

const webDir = join(import.meta.dirname, "..", "..", "apps", "web");

test("a denied microphone is explained, and one can join without it", async ({ rooms }) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, devices: "denied" });
  await ann.signIn();
  const slug = await ann.createSession("Denied");
  await ann.openPrejoin(slug);
  await expect(ann.page.getByText("The browser may not use your microphone.")).toBeVisible();
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

test("a second tab of the same person takes over, the first says so, and a call carries no more JavaScript than it may", async ({
  rooms,
}) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, prepare: scriptMicrophone });
  await ann.signIn();
  const slug = await ann.createSession("Two tabs");
  await ann.join(slug);
  const second = await ann.context.newPage();
  const carriedKB = weighJavaScript(second);
  await second.goto(`/session/${slug}`);
  await second.getByRole("button", { name: "Join now" }).click();
  await expect(second.getByRole("button", { name: "Leave", exact: true })).toBeVisible();
  await expect(ann.page.getByRole("heading", { name: "You joined in another tab" })).toBeVisible();
  await ann.screenshot("second-tab");
  const { inCall } = readBudget(webDir);
  const kB = await carriedKB();
  expect(kB, "kB of JavaScript in a call").toBeLessThanOrEqual(inCall);
  // Far less would mean that the scripts were not seen.
  expect(kB).toBeGreaterThan(inCall / 2);
  await ann.close();
});

test("the browser's Back leaves the room: nobody is heard from a page that does not show it", async ({
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

test("nobody's name, words or tickets stand in any log", async ({ rooms }) => {
  const log = rooms.logLines.join("\n");
  expect(log).not.toMatch(/eyJ[\w-]+\.[\w-]+\./);
  expect(log).not.toMatch(/ann@example\.com/);
  expect(log.toLowerCase()).not.toMatch(/migration guide|ann0\d\d/);
});
