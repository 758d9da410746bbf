import { expect } from "@playwright/test";
import { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";

const looks = [
  { name: "desktop-light", viewport: { width: 1280, height: 800 }, colorScheme: "light" },
  { name: "desktop-dark", viewport: { width: 1280, height: 800 }, colorScheme: "dark" },
  { name: "phone-light", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

for (const { name, viewport, colorScheme } of looks) {
  test(`every page stands without sideways scrolling or console errors: ${name}`, async ({
    rooms,
  }) => {
    const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, viewport, colorScheme });
    const look = async (page: string): Promise<void> => {
      await ann.screenshot(`${page}-${name}`);
      const sideways = await ann.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, `${page} scrolls sideways`).toBeLessThanOrEqual(0);
    };
    await ann.page.goto("/");
    await look("landing");
    await ann.page.goto("/signin");
    await look("signin");
    await ann.signIn();
    const slug = await ann.createSession("Weekly meeting");
    await ann.openPrejoin(slug);
    await look("prejoin");
    await ann.enter(slug);
    await look("room");
    await ann.page.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(ann.page.getByRole("heading", { name: "You left the session" })).toBeVisible();
    await look("left");
    await ann.page.goto("/sessions");
    await expect(ann.page.getByRole("heading", { name: "Sessions", exact: true })).toBeVisible();
    await look("sessions");
    await ann.page.goto("/settings");
    await look("settings");
    await ann.close();
    expect(ann.problems).toEqual([]);
  });
}
