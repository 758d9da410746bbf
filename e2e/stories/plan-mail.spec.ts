import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { choose } from "../support/account.ts";
import { looksNamed } from "../support/looks.ts";
import { Person } from "../support/person.ts";
import { test } from "../support/rooms-with-mail.ts";

const [phone] = looksNamed("phone-dark");

test("people are invited to a planned session by mail, told when it moves, and told when it is taken back", async ({
  rooms,
  mail,
}) => {
  // The look has a name too.
  const ann = await Person.open({ ...phone, name: "Ann", webUrl: rooms.webUrl });
  const { page } = ann;
  const methods = () =>
    mail.mails
      .filter(({ recipients }) => recipients.includes("bob@example.com"))
      .map(({ calendars }) => /METHOD:(\w+)/.exec([...calendars.values()].join("\n"))?.[1]);
  const upcoming = page.getByRole("list", { name: "Upcoming" });
  const menu = upcoming.getByRole("button", { name: /^More about/ });
  const dialog = page.getByRole("dialog");
  const invited = dialog.getByRole("list", { name: "Invited people" });

  await test.step("planned", async () => {
    await ann.signIn();
    await choose(page, page.getByRole("button", { name: "More ways to meet" }), "Plan for later");
    await dialog.getByLabel("Title").fill("Review");
    const people = dialog.getByRole("combobox", { name: "Invite people" });
    await people.fill("bob");
    await people.press("Enter");
    await expect(dialog.getByRole("alert")).toContainText("Not an e-mail address");
    await people.fill("bob@example.com");
    await people.press("Enter");
    await expect(invited).toContainText("bob@example.com");
    await people.fill("an");
    await expect(dialog.getByRole("option", { name: /ann@example\.com/ })).toBeVisible();
    await expectAccessible(page, "people of a plan");
    await ann.screenshot("plan-people-phone");
    await people.fill("");
    await dialog.getByRole("button", { name: "Plan", exact: true }).click();
    await expect(dialog.getByText("1 person gets an invitation by mail.")).toBeVisible();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect.poll(methods).toEqual(["REQUEST"]);
  });

  await test.step("moved", async () => {
    await choose(page, menu, "Change the plan");
    await expect(invited.getByText("Mailed", { exact: true })).toBeVisible();
    await ann.screenshot("plan-mailed-phone");
    const start = dialog.getByLabel("Start");
    const [day = ""] = (await start.inputValue()).split("T");
    const later = new Date(Date.parse(day) + 3 * 24 * 3_600_000).toISOString().slice(0, 10);
    await start.fill(`${later}T10:00`);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect.poll(methods).toEqual(["REQUEST", "REQUEST"]);
  });

  await test.step("taken back", async () => {
    await choose(page, menu, "Change the plan");
    await dialog.getByRole("button", { name: "Cancel the plan" }).click();
    await expect(upcoming).toBeHidden();
    await expect.poll(methods).toEqual(["REQUEST", "REQUEST", "CANCEL"]);
  });

  expect(ann.problems).toEqual([]);
  await ann.close();
});
