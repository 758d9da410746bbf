import { randomUUID } from "node:crypto";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Pool } from "@rooms/db";
import { choose, createSpace } from "../support/account.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { Person } from "../support/person.ts";
import { sayAgain, suggestFrom } from "../support/seed.ts";
import { test } from "../support/stack.ts";

const graph = "Send the graph of the queue to everybody";

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const card = (within: Locator | Page, title: string) =>
  within.getByRole("listitem").filter({ hasText: title });

/**
 * A space whose sessions Monday and Tuesday both say the same task. They are not ended: the worker would analyse them, and
 * put what it finds in the place of what stands here.
 */
async function planned(pool: Pool, person: Person) {
  const { page } = person;
  await person.signIn();
  await createSpace(page, "Doers", "Sessions and tasks");
  const monday = await person.createSession("Monday");
  const tuesday = await person.createSession("Tuesday");
  const segment = randomUUID();
  await suggestFrom(pool, monday, { text: graph, segmentIds: [randomUUID()] });
  await sayAgain(pool, tuesday, { text: graph, segmentIds: [segment] });
  return { tuesday, segment };
}

const told = (page: Page) => page.getByRole("region", { name: "Notifications" });

async function addTask(page: Page, title: string): Promise<void> {
  await page.getByLabel("New task").fill(title);
  // Before the page answers, Enter does nothing.
  await expect(page.getByRole("button", { name: "Add", exact: true })).toBeEnabled();
  await page.keyboard.press("Enter");
  await expect(card(page, title)).toBeVisible();
}

async function centre(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 60) };
}

test("a board is worked by mouse and by keys, says so aloud, and keeps the history", async ({
  rooms: { webUrl, pool },
}) => {
  const tia = await Person.open({ name: "Tia", webUrl });
  const { page } = tia;
  const { tuesday, segment } = await planned(pool, tia);
  await page.goto("/tasks?view=board");
  const [suggested, open, done] = ["Suggested", "Open", "Done"].map((name) => column(page, name));
  if (!suggested || !open || !done) throw new Error("three columns");
  await expect(suggested.getByText("said again in")).toBeVisible();
  await expect(suggested.getByRole("link", { name: "Tuesday" })).toHaveAttribute(
    "href",
    `/session/${tuesday}/recap#s-${segment}`,
  );

  // By mouse: from a suggestion to the open ones.
  const grip = page.getByRole("button", { name: `Move “${graph}”` });
  await expect(grip).toBeEnabled();
  const [from, to] = [await centre(grip), await centre(open)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await expect(open).toHaveAttribute("data-over", "");
  await tia.screenshot("tasks-board-dragging");
  await page.mouse.up();
  await expect(card(open, graph)).toBeVisible();
  await expect(card(suggested, graph)).toBeHidden();

  // By keys, with what a screen reader hears.
  const aloud = page.locator("[aria-live]").filter({ hasText: graph });
  await grip.focus();
  await lift(page);
  await expect(aloud).toContainText("is lifted, over Open");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText("Over Suggested: it cannot go there.")).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await expect(aloud).toContainText("is lifted, over Open");
  await expect(open).toHaveAttribute("data-over", "");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText("Over Done.")).toBeAttached();
  await page.keyboard.press("Space");
  await expect(page.getByText(`“${graph}” is now in Done.`)).toBeAttached();
  await expect(card(done, graph)).toBeVisible();
  await expect(grip).toBeFocused();
  await lift(page);
  await expect(aloud).toContainText("is lifted, over Done");
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByText("Over Open.")).toBeAttached();
  await page.keyboard.press("Escape");
  await expect(page.getByText(`“${graph}” is back where it was.`)).toBeAttached();
  await expect(card(done, graph)).toBeVisible();
  await expectAccessible(page, "the board");

  // What happened stands in the dialog, newest first.
  await page.reload();
  await page.getByRole("button", { name: graph, exact: true }).click();
  const dialog = page.getByRole("dialog");
  const history = dialog.getByRole("region", { name: "History" }).getByRole("listitem");
  await expect(history).toHaveText([
    /^Completed · Tia · /,
    /^Accepted · Tia · /,
    /^Said again in “Tuesday” · /,
  ]);
  await expect(dialog.getByRole("region", { name: "Said in" }).getByRole("link")).toHaveText([
    "Monday",
    "Tuesday",
  ]);
  await tia.screenshot("tasks-dialog");
  await expectAccessible(page, "the task dialog");
  await tia.close();
  expect(tia.problems).toEqual([]);
});

test("what two people do at once is told to the second, and a space whose tasks are switched off says so", async ({
  rooms: { webUrl, pool },
}) => {
  const ula = await Person.open({ name: "Ula", webUrl });
  const { page } = ula;
  await ula.signIn();
  await createSpace(page, "Doers", "Sessions and tasks");
  await page.goto("/tasks");
  await addTask(page, "Call the lawyers");
  await addTask(page, "Water the plants");

  // The same person on another screen: what counts is that this page is behind.
  const other = await ula.context.newPage();
  await other.goto("/tasks");
  await other.getByRole("checkbox", { name: "Mark as done: Call the lawyers" }).click();
  await expect(card(other, "Call the lawyers")).toBeHidden();
  await choose(
    page,
    page.getByRole("button", { name: "More about “Call the lawyers”" }),
    "Dismiss",
  );
  await expect(told(page).getByText("This task has changed meanwhile.")).toBeVisible();
  await expect(card(page, "Call the lawyers")).toBeHidden();
  await page.goto("/tasks?view=done");
  await expect(card(page, "Call the lawyers")).toBeVisible();

  await page.goto("/tasks");
  const more = (on: Page) => on.getByRole("button", { name: "More about “Water the plants”" });
  await expect(more(page)).toBeVisible();
  await choose(other, more(other), "Delete");
  await expect(card(other, "Water the plants")).toBeHidden();
  await page.getByRole("checkbox", { name: "Mark as done: Water the plants" }).click();
  await expect(told(page).getByText("This task has been deleted meanwhile")).toBeVisible();
  await expect(card(page, "Water the plants")).toBeHidden();

  await other.close();
  await pool.query(
    `update spaces set mode = 'SESSIONS_ONLY' where id =
       (select active_space_id from users where email = 'ula@example.com')`,
  );
  await page.getByLabel("New task").fill("Too late");
  await page.keyboard.press("Enter");
  await expect(told(page).getByText("Tasks are off in this space.")).toBeVisible();
  await expect(page).toHaveURL(/\/sessions$/);
  await ula.close();
  expect(ula.problems.filter((problem) => !/ 40[49] /.test(problem))).toEqual([]);
});

test("filters stand in the address; on a phone, in Russian and in the dark, a finger moves a task", async ({
  rooms: { webUrl, pool },
}) => {
  const viewport = { width: 360, height: 740 };
  const vic = await Person.open({ name: "Vic", webUrl, viewport, colorScheme: "dark" });
  const { page } = vic;
  const { tuesday } = await planned(pool, vic);
  const long = `Дозвониться 🚀 שלום ${"очень ".repeat(40)}длинное название`;
  await page.goto("/tasks");
  await addTask(page, long);
  await addTask(page, "Order chairs");
  await choose(page, page.getByRole("button", { name: "More about “Order chairs”" }), "Edit");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who").selectOption("Vic");
  await dialog.getByLabel("Due").fill("1970-01-01");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("was due Jan 1, 1970")).toBeVisible();

  await page.getByRole("combobox", { name: "Who" }).selectOption("Mine");
  await page.getByRole("combobox", { name: "Due" }).selectOption("Overdue");
  await expect(page).toHaveURL(/\/tasks\?who=me&due=overdue$/);
  await expect(card(page, "Order chairs")).toBeVisible();
  await expect(card(page, long)).toBeHidden();
  await page.getByRole("searchbox", { name: "Find a task" }).fill("tables");
  await expect(page.getByText("No tasks found.")).toBeVisible();
  await page.getByRole("link", { name: "Clear the filters" }).click();
  await expect(page).toHaveURL(/\/tasks$/);
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await page.goto(`/tasks?session=${tuesday}&view=nonsense&who=x`);
  await expect(card(page, graph)).toBeVisible();
  await expect(card(page, "Order chairs")).toBeHidden();
  const session = page.getByRole("combobox", { name: "Session" });
  await expect(session.locator("option:checked")).toHaveText("Tuesday");
  await session.selectOption("Any session");
  await expect(card(page, "Order chairs")).toBeVisible();

  await vic.context.addCookies([{ name: "locale", value: "ru", url: webUrl }]);
  for (const [name, path] of Object.entries({ list: "/tasks", board: "/tasks?view=board" })) {
    await page.goto(path);
    await expect(card(page, graph)).toBeVisible();
    await vic.screenshot(`tasks-${name}-phone-dark`);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    await expectAccessible(page, `${name} on a phone`);
  }

  const grip = page.getByRole("button", { name: `Переместить: «${graph}»` });
  await expect(grip).toBeEnabled();
  const open = column(page, "Открытые");
  await dragByFinger(page, card(page, graph), open);
  await expect(card(open, graph)).toBeVisible();
  await vic.close();
  expect(vic.problems).toEqual([]);
});

/** The board listens for further keys from a timer that the first one starts: a later timer fires after it. */
async function lift(page: Page): Promise<void> {
  await page.keyboard.press("Space");
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
}

/** Holds a finger on it until it is lifted, and takes it there. */
async function dragByFinger(page: Page, what: Locator, target: Locator): Promise<void> {
  const touch = await page.context().newCDPSession(page);
  await touch.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await what.evaluate((element) => element.scrollIntoView({ block: "start" }));
  await page.evaluate(() => window.scrollBy(0, -90));
  const box = await what.boundingBox();
  if (!box) throw new Error("It is not on the screen.");
  const from = { x: box.x + box.width / 2, y: box.y + box.height - 8 };
  const send = (type: "touchStart" | "touchMove" | "touchEnd", points: (typeof from)[]) =>
    touch.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await send("touchStart", [from]);
  await expect(target).toHaveAttribute("data-target", "yes");
  const to = await centre(target);
  for (let step = 1; step <= 10; step += 1) {
    await send("touchMove", [
      { x: from.x + ((to.x - from.x) * step) / 10, y: from.y + ((to.y - from.y) * step) / 10 },
    ]);
  }
  await expect(target).toHaveAttribute("data-over", "");
  await send("touchEnd", []);
  await touch.detach();
}
