import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { looksNamed } from "../support/looks.ts";
import { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";

for (const { name, viewport, colorScheme } of looksNamed("desktop-dark", "phone-light")) {
  const desktop = viewport.width > 1000;
  test(`every page stands without sideways scrolling, console errors or serious findings of axe: ${name}`, async ({
    rooms,
  }) => {
    const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, viewport, colorScheme });
    const { page } = ann;
    const look = async (screen: string): Promise<void> => {
      await ann.screenshot(`${screen}-${name}`);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(sideways, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
      // Colours and structure are the same on a phone; the check takes a second a page.
      if (desktop) await expectAccessible(page, screen);
    };
    const openView = async (view: string, inMenu = !desktop): Promise<void> => {
      if (inMenu) await page.getByRole("button", { name: "More", exact: true }).click();
      const role = inMenu ? "menuitem" : "button";
      await page
        .getByRole(role, { name: view, exact: !inMenu })
        .or(page.getByRole("menuitemcheckbox", { name: view, exact: true }))
        .click();
    };

    await page.goto("/");
    await look("landing");
    await page.goto("/signin");
    await look("signin");
    await ann.signIn();
    const slug = await ann.createSession("Weekly meeting");
    await ann.openPrejoin(slug);
    await look("prejoin");
    await ann.enter(slug);
    await look("room");
    const bar = await page.getByRole("group", { name: "Controls" }).boundingBox();
    expect.soft(bar?.height, "a host's bar, which has most buttons, is one row").toBeLessThan(70);
    await openView("Transcript");
    await look("room-transcript");
    if (!desktop) await page.getByRole("button", { name: "Close" }).click();
    await openView("Participants");
    await look("room-participants");
    if (!desktop) await page.getByRole("button", { name: "Close" }).click();
    await openView("Keyboard shortcuts", true);
    await expect(page.getByRole("dialog")).toBeVisible();
    await look("room-shortcuts");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "You are the last one here" })).toBeVisible();
    await look("leave");
    await page.getByRole("button", { name: "Only leave" }).click();
    await expect(page.getByRole("heading", { name: "You left the session" })).toBeVisible();
    await look("left");
    await page.goto("/sessions");
    await expect(page.getByRole("heading", { name: "Sessions", exact: true })).toBeVisible();
    await look("sessions");
    for (const part of ["", "/members", "/space", "/preferences", "/glossary", "/api-keys"]) {
      await page.goto(`/settings${part}`);
      await look(`settings${part.replace("/", "-")}`);
    }
    await page.goto("/session/nowhere1");
    await look("not-found");
    const problems = ann.problems.filter((one) => !one.includes("status of 404"));
    await ann.close();
    expect(problems).toEqual([]);
  });
}
