import { expect } from "@playwright/test";
import { choose, confirm, createSpace, spaceMenu } from "../support/account.ts";
import { Person } from "../support/person.ts";
import { suggestTask } from "../support/seed.ts";
import { test } from "../support/stack.ts";

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
  expect(sam.problems.filter((problem) => !problem.includes("status of 409"))).toEqual([]);
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
  const pendingDelete = page.getByRole("link", { name: "Doomed" });
  await expect(pendingDelete).toBeVisible();
  await expect.poll(() => held).toBeGreaterThan(0);

  await choose(page, page.getByRole("button", { name: "More about “Doomed”" }), "Delete");
  // Rows alone: the page's own data, in a script, and the question before the delete name it too.
  await page.evaluate(() => {
    let gone = false;
    new MutationObserver(() => {
      const rows = [...document.querySelectorAll("main li")];
      if (!rows.some((row) => row.textContent.includes("Doomed"))) gone = true;
      else if (gone) performance.mark("came back");
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await confirm(page, "Delete");
  await expect(pendingDelete).toBeHidden();
  const late = page.waitForResponse((answer) => answer.url().includes("/api/sessions?"));
  release();
  await (await late).finished();
  await expect(page.getByRole("list", { name: "Your sessions" })).toHaveAttribute(
    "aria-busy",
    "false",
  );
  await expect(page.getByRole("link", { name: "Kept" })).toBeVisible();
  const returns = await page.evaluate(() => performance.getEntriesByName("came back").length);
  expect(returns).toBe(0);
  // A list asked for just now is let through before the page goes.
  await page.unrouteAll({ behavior: "wait" });

  // Away and back by the browser: the page kept for that was made with it.
  await page.getByRole("button", { name: /^Space/ }).waitFor();
  await page.goto("/settings");
  await page.goBack();
  await expect(page.getByRole("link", { name: "Kept" })).toBeVisible();
  await expect(pendingDelete).toBeHidden();
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
  await expect(page.getByText("No sessions found.")).toBeVisible();
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
  await dialog.getByLabel("Due").fill("2020-02-03");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(open.getByText("was due Feb 3")).toBeVisible();
  await open.getByRole("checkbox", { name: "Mark as done: Order chairs" }).click();
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
