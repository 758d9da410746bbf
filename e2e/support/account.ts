import { expect, type Locator, type Page } from "@playwright/test";

/** Opens a menu by its button and chooses one of its items. */
export async function choose(page: Page, button: Locator, item: string | RegExp): Promise<void> {
  await button.click();
  await page.getByRole("menuitem", { name: item }).click();
}

/** The button that says which space one works in. */
export const spaceMenu = (page: Page) => page.getByRole("button", { name: /^Space: / });

/** Makes a space by the menu; it is the active one then. */
export async function createSpace(page: Page, name: string, mode?: string): Promise<void> {
  await choose(page, spaceMenu(page), "New space");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name of the space").fill(name);
  if (mode !== undefined) await dialog.getByLabel(mode).check();
  await dialog.getByRole("button", { name: "Create space" }).click();
  await expect(spaceMenu(page)).toHaveAccessibleName(`Space: ${name}`);
}

/** Makes an invitation. Answers its link. */
export async function invite(page: Page, email = ""): Promise<string> {
  await page.goto("/settings/members");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail address (optional)").fill(email);
  await dialog.getByRole("button", { name: "Create link" }).click();
  const link = await dialog.getByLabel("Link").inputValue();
  await dialog.getByRole("button", { name: "Done" }).click();
  return link;
}

/** Answers the question that is asked before something is lost. */
export async function confirm(page: Page, button: string): Promise<void> {
  await page.getByRole("alertdialog").getByRole("button", { name: button }).click();
}
