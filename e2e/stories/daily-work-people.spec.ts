import { expect } from "@playwright/test";
import { choose, confirm, invite, spaceMenu } from "../support/account.ts";
import { Person } from "../support/person.ts";
import { colourAt, twoColouredPicture } from "../support/picture.ts";
import { test } from "../support/stack.ts";

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
  await expect(max.page.getByLabel("Name of your space"), "only the name").toHaveCount(0);
  await max.page.getByRole("button", { name: "Continue" }).click();
  await max.page.getByRole("button", { name: "Join Olga’s space" }).click();
  await expect(spaceMenu(max.page)).toHaveAccessibleName("Space: Olga’s space");
  await max.page.goto(path);
  await expect(max.page.getByRole("heading", { name: /already a member/ })).toBeVisible();

  // A member sees people and cannot change them.
  await max.page.goto("/settings/members");
  await expect(max.page.getByRole("button", { name: "Invite" })).toBeHidden();
  await expect(max.page.getByRole("combobox", { name: "Role of Olga" })).toBeHidden();

  const { page } = olga;
  await page.goto("/settings/members");
  await page.getByRole("combobox", { name: "Role of Olga" }).selectOption("Member");
  await expect(page.getByText("A space needs at least one owner").first()).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Role of Olga" })).toHaveValue("OWNER");
  await page.getByRole("combobox", { name: "Role of Max" }).selectOption("Owner");
  await confirm(page, "Make owner");
  await expect(page.getByText("Max: Owner")).toBeVisible();
  await max.page.reload();
  await expect(max.page.getByRole("button", { name: "Invite" })).toBeVisible();
  await page.getByRole("button", { name: "Remove Max" }).click();
  await confirm(page, "Remove");
  await expect(page.getByText("Max was removed").first()).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Role of Max" })).toBeHidden();
  await max.page.reload();
  await expect(spaceMenu(max.page)).toHaveAccessibleName("Space: Max’s space");

  // The same link again, one for another address, and a revoked one.
  await max.page.goto(path);
  await expect(max.page.getByRole("heading", { name: /has been used/ })).toBeVisible();
  await max.page.goto(new URL(await invite(page, "zoe@example.com")).pathname);
  await expect(max.page.getByRole("heading", { name: /another address/ })).toBeVisible();
  const open = await invite(page);
  await page.getByRole("button", { name: "Revoke the invitation: Anyone with the link" }).click();
  await expect(page.getByText("The invitation was revoked").first()).toBeVisible();
  await max.page.goto(new URL(open).pathname);
  await expect(max.page.getByRole("heading", { name: /revoked/ })).toBeVisible();
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
  await choose(page, page.getByRole("button", { name: "Account of Pia" }), "Edit profile");
  const dialog = page.getByRole("dialog", { name: "Edit profile" });
  await dialog.getByLabel("Display name").fill("Pia Berg");
  await pia.screenshot("edit-profile");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
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
  await expect(dialog.getByText("Select at least one right.")).toBeVisible();
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

test("a term of the glossary is added, changed and deleted, and asked about before it goes", async ({
  rooms,
}) => {
  const lin = await Person.open({ name: "Lin", webUrl: rooms.webUrl });
  const { page } = lin;
  await lin.signIn();
  await page.goto("/settings/glossary");
  await expect(page.getByText("No terms yet")).toBeVisible();
  await page.getByRole("button", { name: "Add term" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Term").fill("Kubernetes");
  await dialog.getByLabel("Misheard as").fill("Cooper Netties");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Misheard as Cooper Netties")).toBeVisible();
  // The dialog's own "Add term" stands until it has faded out.
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Add term" }).click();
  await dialog.getByLabel("Term").fill("kubernetes");
  await page.keyboard.press("Enter");
  await expect(page.getByText("This term is already in the glossary.").first()).toBeVisible();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Change Kubernetes" }).click();
  await dialog.getByLabel("Term").fill("kubectl");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "kubectl" })).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Delete kubectl" }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("No terms yet")).toBeVisible();
  await lin.close();
});
