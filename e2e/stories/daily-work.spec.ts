import { expect, type Locator, type Page } from "@playwright/test";
import { Person } from "../support/person.ts";
import { colourAt, twoColouredPicture } from "../support/picture.ts";
import { suggestTask } from "../support/seed.ts";
import { test } from "../support/stack.ts";

/** Opens a menu by its button and chooses one of its items. */
async function choose(page: Page, button: Locator, item: string | RegExp): Promise<void> {
  await button.click();
  await page.getByRole("menuitem", { name: item }).click();
}

const spaceMenu = (page: Page) => page.getByRole("button", { name: /^Space: / });

async function createSpace(page: Page, name: string, mode?: string): Promise<void> {
  await choose(page, spaceMenu(page), "New space");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name of the space").fill(name);
  if (mode !== undefined) await dialog.getByLabel(mode).check();
  await dialog.getByRole("button", { name: "Create space" }).click();
  await expect(spaceMenu(page)).toHaveAccessibleName(`Space: ${name}`);
}

async function invite(page: Page, email = ""): Promise<string> {
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail address (optional)").fill(email);
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = await dialog.getByLabel("Link").inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  return link;
}

async function confirm(page: Page, button: string): Promise<void> {
  await page.getByRole("alertdialog").getByRole("button", { name: button }).click();
}

test("a newcomer says a name, gets a space in the mode they chose, and is not asked again", async ({
  rooms,
}) => {
  const nora = await Person.open({ name: "Nora", webUrl: rooms.webUrl });
  const { page } = nora;
  await page.goto("/settings/members");
  await page.getByLabel("E-mail address").fill("nora@example.com");
  await page.getByRole("button", { name: "Sign in with e-mail" }).click();
  await page.getByLabel("Your name").fill("Nora");
  await page.getByLabel("Name of your space").fill("North");
  await page.getByLabel("Sessions and tasks").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Members" })).toBeVisible();
  await expect(spaceMenu(page)).toHaveAccessibleName("Space: North");
  await page.getByRole("link", { name: "Tasks" }).click();
  await expect(page.getByRole("heading", { name: "Tasks" })).toBeVisible();
  await page.goto("/onboarding");
  await expect(page).toHaveURL(/\/sessions$/);
  await nora.close();
  expect(nora.problems).toEqual([]);
});

test("spaces are made, switched, renamed, turned to tasks and deleted; the last one stays", async ({
  rooms,
}) => {
  const sam = await Person.open({ name: "Sam", webUrl: rooms.webUrl });
  const { page } = sam;
  await sam.signIn();
  await createSpace(page, "Second");
  await expect(page.getByRole("link", { name: "Tasks", exact: true })).toBeHidden();
  await page.goto("/tasks");
  await expect(page).toHaveURL(/\/sessions$/);

  await page.goto("/settings/space");
  await page.getByLabel("Sessions and tasks").check();
  await expect(page.getByRole("link", { name: "Tasks", exact: true })).toBeVisible();
  await page.getByLabel("Name of the space").fill("Renamed");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(spaceMenu(page)).toHaveAccessibleName("Space: Renamed");

  await spaceMenu(page).click();
  await page.getByRole("menuitemcheckbox", { name: /Sam’s space/ }).click();
  await expect(spaceMenu(page)).toHaveAccessibleName("Space: Sam’s space");
  await page.getByRole("button", { name: "Delete space" }).click();
  await confirm(page, "Delete space");
  await expect(spaceMenu(page)).toHaveAccessibleName("Space: Renamed");

  await page.goto("/settings/space");
  await page.getByRole("button", { name: "Delete space" }).click();
  await confirm(page, "Delete space");
  await expect(page.getByText("This is your last space").first()).toBeVisible();
  await expect(spaceMenu(page)).toHaveAccessibleName("Space: Renamed");
  await sam.close();
  // The refusal itself: browsers write every 409 to the console.
  expect(sam.problems.filter((problem) => !problem.includes("409"))).toEqual([]);
});

test("an invitation brings a second person in; owners decide on roles, and one of them remains", async ({
  rooms,
}) => {
  const olga = await Person.open({ name: "Olga", webUrl: rooms.webUrl });
  const max = await Person.open({ name: "Max", webUrl: rooms.webUrl });
  await olga.signIn();
  const link = await invite(olga.page, "max@example.com");
  expect(new URL(link).pathname).toMatch(/^\/invite\/[\w-]{32}$/);
  const path = new URL(link).pathname;

  // Signed out: told who asks, sent through sign-in and onboarding, and back.
  await max.page.goto(path);
  await expect(max.page.getByRole("heading", { name: "Join “Olga’s space”" })).toBeVisible();
  await expect(max.page.getByText("Olga invites you")).toBeVisible();
  await max.page.getByRole("link", { name: "Sign in to accept" }).click();
  await max.page.getByLabel("E-mail address").fill("max@example.com");
  await max.page.getByRole("button", { name: "Sign in with e-mail" }).click();
  await max.page.getByLabel("Your name").fill("Max");
  await max.page.getByRole("button", { name: "Continue" }).click();
  await max.page.getByRole("button", { name: "Join Olga’s space" }).click();
  await expect(spaceMenu(max.page)).toHaveAccessibleName("Space: Olga’s space");
  await max.page.goto(path);
  await expect(max.page.getByRole("heading", { name: /already in/ })).toBeVisible();

  // A member sees people and cannot change them.
  await max.page.goto("/settings/members");
  await expect(max.page.getByRole("button", { name: "Invite" })).toBeHidden();
  await expect(max.page.getByRole("combobox", { name: "Role of Olga" })).toBeHidden();

  const { page } = olga;
  await page.goto("/settings/members");
  await page.getByRole("combobox", { name: "Role of Olga" }).selectOption("Member");
  await expect(page.getByText("A space keeps at least one owner").first()).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Role of Olga" })).toHaveValue("OWNER");
  await page.getByRole("combobox", { name: "Role of Max" }).selectOption("Owner");
  await expect(page.getByText("Max: Owner")).toBeVisible();
  await max.page.reload();
  await expect(max.page.getByRole("button", { name: "Invite" })).toBeVisible();
  await page.getByRole("button", { name: "Remove Max" }).click();
  await confirm(page, "Remove");
  await expect(page.getByRole("combobox", { name: "Role of Max" })).toBeHidden();
  await max.page.reload();
  await expect(spaceMenu(max.page)).toHaveAccessibleName("Space: Max’s space");

  // The same link again, one for somebody else, and one taken back.
  await max.page.goto(path);
  await expect(max.page.getByRole("heading", { name: /has been used/ })).toBeVisible();
  await max.page.goto(new URL(await invite(page, "zoe@example.com")).pathname);
  await expect(max.page.getByRole("heading", { name: /another address/ })).toBeVisible();
  const open = await invite(page);
  await page.getByRole("button", { name: "Revoke the invitation: Anyone with the link" }).click();
  await expect(page.getByText("The invitation was taken back").first()).toBeVisible();
  await max.page.goto(new URL(open).pathname);
  await expect(max.page.getByRole("heading", { name: /taken back/ })).toBeVisible();
  await max.page.goto("/invite/nonsense");
  await expect(max.page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await olga.close();
  await max.close();
});

test("a name and a placed photo are shown everywhere, until the photo is taken away", async ({
  rooms,
}) => {
  const pia = await Person.open({ name: "Pia", webUrl: rooms.webUrl });
  const { page } = pia;
  await pia.signIn();
  await page.goto("/settings");
  await page.getByLabel("Display name").fill("Pia Berg");
  await page.getByRole("button", { name: "Save" }).click();
  const account = page.getByRole("button", { name: "Account of Pia Berg" });
  await expect(account).toBeVisible();

  const photo = { name: "me.png", mimeType: "image/png", buffer: await twoColouredPicture(page) };
  await page.getByLabel("Photo", { exact: true }).setInputFiles(photo);
  const area = page.getByRole("application");
  await area.focus();
  for (let press = 0; press < 12; press += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("+");
  await pia.screenshot("crop");
  await page.getByRole("button", { name: "Save photo" }).click();
  await expect(page.getByText("Your photo is saved")).toBeVisible();
  const face = account.locator("img");
  await expect(face).toBeVisible();
  // The right end of the picture was chosen, which is all blue.
  const [red, , blue] = await colourAt(page, (await face.getAttribute("src")) ?? "", 0.1, 0.5);
  expect(blue - red).toBeGreaterThan(150);

  const text = { name: "me.png", mimeType: "image/png", buffer: Buffer.from("no picture") };
  await page.getByLabel("Photo", { exact: true }).setInputFiles(text);
  await expect(page.getByText("not an image that can be shown")).toBeVisible();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(face).toBeHidden();
  await pia.close();
  expect(pia.problems).toEqual([]);
});

test("a deleted session stays away, whatever a slow list still says of it", async ({ rooms }) => {
  const del = await Person.open({ name: "Del", webUrl: rooms.webUrl });
  const { page } = del;
  await del.signIn();
  await del.createSession("Kept");
  await del.createSession("Doomed");
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let held = 0;
  // Lists that were asked for before the delete answer after it, with the session in them.
  await page.route("**/api/sessions?*", async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    if (body.includes("Doomed")) {
      held += 1;
      await released;
    }
    await route.fulfill({ response: answer, body });
  });
  await page.goto("/sessions");
  const doomed = page.getByRole("link", { name: "Doomed" });
  await expect(doomed).toBeVisible();
  await expect.poll(() => held).toBeGreaterThan(0);

  await choose(page, page.getByRole("button", { name: "More about “Doomed”" }), "Delete");
  await confirm(page, "Delete");
  await expect(doomed).toBeHidden();
  await page.evaluate(() => {
    new MutationObserver(() => {
      if (document.body.textContent.includes("Doomed")) document.title = "flicker";
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  const late = page.waitForResponse((answer) => answer.url().includes("/api/sessions?"));
  release();
  await (await late).finished();
  await expect(page.getByRole("list", { name: "Your sessions" })).toHaveAttribute(
    "aria-busy",
    "false",
  );
  await expect(page.getByRole("link", { name: "Kept" })).toBeVisible();
  expect(await page.title()).not.toBe("flicker");

  // Away and back by the browser: the page kept for that was made with it.
  await page.getByRole("button", { name: /^Space/ }).waitFor();
  await page.goto("/settings");
  await page.goBack();
  await expect(page.getByRole("link", { name: "Kept" })).toBeVisible();
  await expect(doomed).toBeHidden();
  await del.close();
  expect(del.problems).toEqual([]);
});

test("a link is copied with one click, and sessions are found by title and status", async ({
  rooms,
}) => {
  const lin = await Person.open({ name: "Lin", webUrl: rooms.webUrl });
  const { page } = lin;
  await lin.signIn();
  const slug = await lin.createSession("Alpha");
  await lin.createSession("Beta");
  await page.goto("/sessions");
  const alpha = page.getByRole("listitem").filter({ hasText: "Alpha" });
  await alpha.getByRole("button", { name: "Copy link" }).click();
  await expect(alpha.getByRole("button", { name: "Link copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(lin.url(`/session/${slug}`));
  await page.getByRole("searchbox", { name: "Search sessions" }).fill("alp");
  await expect(page.getByRole("link", { name: "Beta" })).toBeHidden();
  await expect(alpha).toBeVisible();
  await page.getByRole("combobox", { name: "Status" }).selectOption("Ended");
  await expect(page.getByText("No session matches.")).toBeVisible();
  await page.getByRole("button", { name: "Clear the search" }).click();
  await expect(page.getByRole("link", { name: "Beta" })).toBeVisible();
  await lin.close();
  expect(lin.problems).toEqual([]);
});

test("tasks are added, taken from a session's suggestions, edited, ticked off and dismissed", async ({
  rooms,
}) => {
  const tia = await Person.open({ name: "Tia", webUrl: rooms.webUrl });
  const { page } = tia;
  await tia.signIn();
  await createSpace(page, "Doers", "Sessions and tasks");
  const slug = await tia.createSession("Planning");
  await suggestTask(rooms.pool, slug, "Order chairs");
  await suggestTask(rooms.pool, slug, "Buy a boat");
  await page.goto("/tasks");
  const suggested = page.getByRole("region", { name: "Suggested" });
  const open = page.getByRole("region", { name: "Open" });
  const boat = suggested.getByRole("listitem").filter({ hasText: "Buy a boat" });
  await boat.getByRole("button", { name: "Dismiss" }).click();
  await suggested.getByRole("button", { name: "Accept" }).click();
  await expect(open.getByText("Order chairs")).toBeVisible();
  await expect(suggested).toBeHidden();

  await page.getByLabel("New task").fill("Write to Grace");
  await page.keyboard.press("Enter");
  await expect(open.getByText("Write to Grace")).toBeVisible();
  await choose(page, page.getByRole("button", { name: "More about “Write to Grace”" }), "Edit");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Task").fill("Write to Grace and Ada");
  await dialog.getByLabel("Who").selectOption("Tia");
  await dialog.getByLabel("Until").fill("2020-02-03");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(open.getByText("was due Feb 3")).toBeVisible();
  await open.getByRole("checkbox", { name: "Complete: Order chairs" }).click();
  await expect(open.getByText("Order chairs")).toBeHidden();
  await page.getByRole("link", { name: "Done" }).click();
  await expect(page.getByText("Order chairs")).toBeVisible();
  await page.getByRole("link", { name: "Dismissed" }).click();
  await expect(page.getByText("Buy a boat")).toBeVisible();
  await page.getByRole("link", { name: "Board" }).click();
  await expect(page.getByRole("region", { name: "Done" }).getByText("Order chairs")).toBeVisible();
  await tia.close();
  expect(tia.problems).toEqual([]);
});

test("a key is shown once, opens the API to systems, and ends when it is revoked", async ({
  rooms,
}) => {
  const kay = await Person.open({ name: "Kay", webUrl: rooms.webUrl });
  const { page } = kay;
  await kay.signIn();
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Calendar");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByText("Tick at least one right.")).toBeVisible();
  await dialog.getByLabel("Read sessions").check();
  await dialog.getByRole("button", { name: "Create key" }).click();
  const secret = await dialog.getByLabel("Key").inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();

  const ask = async () => {
    const answer = await fetch(kay.url("/api/sessions"), {
      headers: { authorization: `Bearer ${secret}` },
    });
    return answer.status;
  };
  expect(await ask()).toBe(200);
  await page.reload();
  await expect(page.getByText("Last used")).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole("button", { name: "Revoke the key Calendar" }).click();
  await confirm(page, "Revoke");
  await expect(page.getByText("No keys yet")).toBeVisible();
  expect(await ask()).toBe(401);
  await kay.close();
  expect(kay.problems).toEqual([]);
});

test("language and theme are chosen for this browser and known before the first paint", async ({
  rooms,
}) => {
  const tom = await Person.open({ name: "Tom", webUrl: rooms.webUrl });
  const { page } = tom;
  await tom.signIn();
  await page.goto("/settings/preferences");
  const html = page.locator("html");
  await expect(html).not.toHaveAttribute("data-theme");
  const background = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByLabel("Dark").check();
  await expect(html).toHaveAttribute("data-theme", "dark");
  expect(await background()).not.toBe(light);
  await page.getByLabel("Русский").check();
  await expect(page.getByRole("heading", { name: "Настройки" })).toBeVisible();
  await expect(html).toHaveAttribute("lang", "ru");
  // As the server sends it, before any script.
  const source = await (await tom.context.request.get("/settings/preferences")).text();
  expect(source).toMatch(/<html[^>]* lang="ru"[^>]* data-theme="dark"/);
  await page.reload();
  await expect(page.getByLabel("Тёмная")).toBeChecked();
  await page.getByLabel("Как в системе").check();
  await expect(html).not.toHaveAttribute("data-theme");
  await tom.close();
  expect(tom.problems).toEqual([]);
});

test("signing out everywhere ends the sign-in of the other browser too", async ({ rooms }) => {
  const here = await Person.open({ name: "Eve", webUrl: rooms.webUrl });
  const there = await Person.open({ name: "Eve", webUrl: rooms.webUrl });
  await here.signIn();
  await there.signIn();
  await here.page.goto("/settings");
  await here.page.getByRole("button", { name: "Sign out everywhere" }).click();
  await confirm(here.page, "Sign out everywhere");
  await expect(here.page.getByRole("link", { name: "Start a session" })).toBeVisible();
  await there.page.goto("/settings");
  await expect(there.page).toHaveURL(/\/signin\?next=%2Fsettings$/);
  await here.close();
  await there.close();
});
