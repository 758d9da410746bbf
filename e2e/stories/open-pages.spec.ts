import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { makeNextVersion, nextVersionCommand } from "../support/next-version.ts";
import { Person } from "../support/person.ts";
import { startRooms, type RunningRooms } from "../support/rooms.ts";

const folder = mkdtempSync(join(tmpdir(), "rooms-open-pages-"));
const stateDir = join(folder, "rooms");
const kept = join(stateDir, "static-kept");
let rooms: RunningRooms;
/** Where the web runs once it is replaced. */
let nextWeb: string | undefined;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  const commandOf = (part: string, env: NodeJS.ProcessEnv) =>
    part === "web" && nextWeb !== undefined ? nextVersionCommand(nextWeb, env) : undefined;
  rooms = await startRooms(stateDir, {}, { commandOf });
});

test.afterAll(async () => {
  await rooms.pool.end();
  await rooms.stop();
  for (const made of [folder, nextWeb])
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
});

test("a page that is open while its web is replaced by the next version loads what it has not loaded yet; where that is kept no more it says so, and the call goes on", async () => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, locale: "en-US" });
  const { page } = ann;
  const loaded = new Set<string>();
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/_next/static/chunks/")) loaded.add(basename(pathname));
  });
  await ann.signIn();
  const slug = await ann.createSession("Long one");
  await ann.join(slug);
  const openMicrophones = () => page.getByRole("button", { name: "Choose a microphone" }).click();
  const noise = page.getByRole("menuitemcheckbox", { name: "Keep noise from the others" });
  await openMicrophones();
  await expect(noise).toBeVisible();
  await page.keyboard.press("Escape");
  const before = new Set(loaded);

  await test.step("the web is replaced, and has none of the scripts that the page did not load", async () => {
    await rooms.stopPart("web");
    nextWeb = makeNextVersion(before);
    await rooms.startPart("web");
    expect(readdirSync(kept).filter((name) => !name.includes("."))).toHaveLength(2);
  });

  await test.step("a dialog opens whose script only the earlier version had", async () => {
    await page.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(page.getByRole("button", { name: "Only leave" })).toBeVisible();
    expect([...loaded].filter((name) => !before.has(name)).length).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    // What the page loads ahead meets a server that restarts, and is asked for again.
    const whileAway = /ERR_CONNECTION_REFUSED/;
    expect(ann.problems.filter((problem) => !whileAway.test(problem))).toEqual([]);
    ann.problems.length = 0;
  });

  await test.step("without what was kept the page says that a new version is in use, and the call stands", async () => {
    rmSync(kept, { recursive: true });
    await openMicrophones();
    await noise.click();
    await expect(page.getByText(/^A new version is in use here/)).toBeVisible();
    await expect(ann.tiles).toHaveCount(1);
    await expectAccessible(page, "new version");
    await ann.screenshot("new-version");
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: "dark" });
    await ann.screenshot("new-version-phone");
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(ann.problems.filter((problem) => !problem.includes("/_next/static/"))).toEqual([]);
    ann.problems.length = 0;
  });

  await test.step("after a reload the person joins the call again", async () => {
    await page.getByRole("button", { name: "Reload" }).click();
    await ann.join(slug);
    await expect(ann.tiles).toHaveCount(1);
  });
  await ann.close();
});
