import { expect } from "@playwright/test";
import type { Person } from "./person.ts";

/** Signs in with an address alone, and answers what a newcomer is asked: behind https, whose cookies a test cannot make up. */
export async function signInByPage({ page, name }: Person): Promise<void> {
  await page.goto("/sessions");
  await page.getByLabel("E-mail address").fill(`${name.toLowerCase()}@example.com`);
  await page.getByRole("button", { name: "Sign in with e-mail" }).click();
  const newcomer = page.getByLabel("Your name");
  const sessions = page.getByRole("heading", { name: "Sessions", exact: true });
  await expect(newcomer.or(sessions)).toBeVisible();
  if (await newcomer.isVisible()) {
    await newcomer.fill(name);
    await page.getByRole("button", { name: "Continue" }).click();
  }
  await expect(sessions).toBeVisible();
}
