import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { Person } from "../support/person.ts";
import { endWithWords } from "../support/seed.ts";
import { test } from "../support/stack.ts";

test("words are found over all sessions of a space and lead to where they were said", async ({
  rooms,
}) => {
  const ann = await Person.open({ name: "Annika", webUrl: rooms.webUrl });
  const { page } = ann;
  await ann.signIn();
  const spoken = (name: string, text: string, startedAtMs: number) => ({
    ...{ name, text, startedAtMs },
    endedAtMs: startedAtMs + 4_000,
  });
  const budget = await ann.createSession("Budget round");
  await endWithWords(rooms.pool, budget, [
    spoken("Boris", "Договорились о встрече с поставщиком.", 61_000),
    spoken("Cleo", "The migrations are finished, the invoices are not.", 130_000),
  ]);
  const [, lineId] = await endWithWords(rooms.pool, await ann.createSession("Harbour"), [
    spoken("Cleo", "Nothing of interest.", 1_000),
    spoken("Dora", "Who pays the invoice of the harbour?", 9_000),
  ]);

  await page.goto("/sessions");
  await page.getByRole("link", { name: "Search", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Search", level: 1 })).toBeVisible();
  const words = page.getByRole("searchbox", { name: "Words" });
  await words.fill("invoicing");
  await words.press("Enter");
  const lines = page.getByRole("region", { name: "What was said" }).getByRole("listitem");
  await expect(lines).toHaveCount(2);
  // Alike in rank: their ids decide, and those are random here.
  expect((await lines.locator("mark").allTextContents()).sort()).toEqual(["invoice", "invoices"]);
  await ann.screenshot("search-results");
  await expectAccessible(page, "search");

  await words.fill("встречи");
  await words.press("Enter");
  await expect(lines).toHaveCount(1);
  await expect(lines.first()).toContainText("1:01");

  await words.fill("budget");
  await words.press("Enter");
  const sessions = page.getByRole("region", { name: "Sessions" });
  await expect(sessions.getByRole("link", { name: "Budget round" })).toBeVisible();

  await page.goto("/search?q=invoice&speaker=dora");
  await lines.first().getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`/recap#s-${lineId ?? ""}$`));
  await expect(page.locator(`[id="s-${lineId ?? ""}"]`)).toBeInViewport();

  await page.goto("/search?q=unheard-of");
  await expect(page.getByText("Nothing found")).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto("/search?q=invoice&from=2000-01-01");
  await expect(lines).toHaveCount(2);
  await ann.screenshot("search-phone-dark");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await ann.close();
  expect(ann.problems).toEqual([]);
});
