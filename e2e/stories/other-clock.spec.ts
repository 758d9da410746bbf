import { expect } from "@playwright/test";
import { createSpace, invite } from "../support/account.ts";
import { Person } from "../support/person.ts";
import { beginMinutesAgo, endWithWords, suggestTask } from "../support/seed.ts";
import { test } from "../support/stack.ts";

/*
 * What the server wrote and the browser writes again has to be the same text, or React throws the page away (its error
 * 418). On one machine both have the same clock, zone and language, and a difference shows once in many runs.
 */
test("pages stand as the server made them in a browser of another clock, time zone and language", async ({
  rooms,
}) => {
  const ilk = await Person.open({
    name: "ilkin",
    webUrl: rooms.webUrl,
    locale: "tr-TR",
    timezoneId: "Asia/Kolkata",
    prepare: async (context) => context.clock.install({ time: Date.now() + 10 * 60_000 }),
  });
  const { page } = ilk;
  await ilk.signIn();
  await createSpace(page, "irmak", "Sessions and tasks");
  const running = await ilk.createSession("Running");
  const over = await ilk.createSession("Over");
  await beginMinutesAgo(rooms.pool, running, 7);
  const said = { name: "ibo", text: "Good morning.", startedAtMs: 1_000, endedAtMs: 2_000 };
  await endWithWords(rooms.pool, over, [said]);
  await suggestTask(rooms.pool, over, "Order chairs", "2020-02-03");
  await invite(page);
  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Script");
  await page.getByRole("dialog").getByLabel("Read sessions").check();
  await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();

  const pages = ["/sessions", "/tasks", `/session/${running}`, `/session/${over}`];
  const settings = ["", "/members", "/space", "/preferences", "/api-keys"];
  for (const path of [...pages, ...settings.map((part) => `/settings${part}`)]) {
    await page.goto(path);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.waitForLoadState("networkidle");
    expect.soft(ilk.problems.splice(0), path).toEqual([]);
  }
  await ilk.close();
});
