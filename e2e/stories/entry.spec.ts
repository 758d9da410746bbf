import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { Person } from "../support/person.ts";
import type { RunningRooms } from "../support/rooms.ts";
import { test } from "../support/stack.ts";

const phone = { width: 360, height: 740 };

/** A guest on the page before the room, with the name typed. */
async function guestAt(rooms: RunningRooms, slug: string, name: string): Promise<Person> {
  const guest = await Person.open({ name, webUrl: rooms.webUrl });
  await guest.page.goto(`/session/${slug}`);
  await guest.page.getByLabel("Your name").fill(name);
  return guest;
}

const askButton = ({ page }: Person) => page.getByRole("button", { name: "Ask to join" });
const access = ({ page }: Person) => page.getByRole("dialog", { name: "Session access" });

async function openAccess(host: Person): Promise<void> {
  await host.page.getByRole("button", { name: "Session access" }).click();
  await expect(access(host).getByRole("group", { name: "Who can join" })).toBeVisible();
}

/** Looks like a tab in the background to the page, or like the one in front again. */
async function putInBackground({ page }: Person, hidden: boolean): Promise<void> {
  await page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

test("people ask to come in: one is let in with the choices made, one is turned away, one finds the session locked", async ({
  rooms,
}) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl });
  await ann.signIn();
  await ann.page.getByLabel("Who can join").selectOption({ label: "Members; others ask first" });
  await ann.page.screenshot({ path: "test-results/screens/entry-create.png" });
  const slug = await test.step("Ann makes a session where others ask first", async () => {
    await ann.page.getByRole("textbox", { name: "Title" }).fill("Board meeting");
    await ann.page.getByRole("button", { name: "New session" }).click();
    await ann.page.waitForURL(/\/session\/[\w-]{8}$/);
    await expect(ann.page.getByText("people from outside the space ask first")).toBeVisible();
    await ann.screenshot("entry-prejoin-member");
    return ann.page.url().slice(-8);
  });

  const cleo = await guestAt(rooms, slug, "Cleo");
  await test.step("Cleo is told before she asks, and waits while no host is here", async () => {
    await expect(cleo.page.getByText("A host has to let you in.")).toBeVisible();
    await cleo.screenshot("entry-prejoin-ask");
    await expectAccessible(cleo.page, "prejoin where one asks");
    await askButton(cleo).click();
    await expect(cleo.page.getByRole("heading", { name: "Waiting to be let in" })).toBeFocused();
    await expect(cleo.page.getByText("No host is here yet.").first()).toBeVisible();
    await cleo.page.getByRole("button", { name: "Microphone" }).click();
    await cleo.screenshot("entry-waiting-no-host");
    await expectAccessible(cleo.page, "the lobby");
  });

  const dan = await Person.open({
    name: "Дан",
    webUrl: rooms.webUrl,
    viewport: phone,
    colorScheme: "dark",
    locale: "ru-RU",
  });
  await test.step("Ann comes and sees Cleo; Cleo sees that a host is here", async () => {
    await ann.enter(slug);
    const notice = ann.page.getByRole("region", { name: "Waiting" });
    await expect(notice).toContainText("CleoGuestwants to join");
    await expect(cleo.page.getByText("The host has been told").first()).toBeVisible();
    await expect(ann.page).toHaveTitle(/^\(1\) /);
    const participants = ann.page.getByRole("button", { name: "Participants", exact: true });
    await expect(participants).toHaveAccessibleDescription("1 person waits to be let in");
    await ann.screenshot("entry-notice-one");
    await expectAccessible(ann.page, "the room while a person waits");
  });

  await test.step("Dan asks on his phone, in Russian; Ann sees two", async () => {
    await dan.page.goto(`/session/${slug}`);
    await dan.page.getByLabel("Ваше имя").fill("Дан");
    await dan.screenshot("entry-prejoin-ask-phone-ru");
    await dan.page.getByRole("button", { name: "Попросить впустить" }).click();
    await expect(dan.page.getByText("Ведущий уже знает").first()).toBeVisible();
    await dan.screenshot("entry-waiting-phone-ru");
    await expectAccessible(dan.page, "the lobby on a dark phone");
    await expect(ann.page.getByRole("region", { name: "Waiting" })).toContainText("and 1 other");
    await ann.screenshot("entry-notice-two");
  });

  await test.step("Dan's network goes and comes back: he waits on", async () => {
    await dan.context.setOffline(true);
    await expect(dan.page.getByText("Связь потеряна.").first()).toBeVisible();
    await dan.screenshot("entry-waiting-offline-phone-ru");
    await dan.context.setOffline(false);
    await expect(dan.page.getByText("Связь потеряна.")).toHaveCount(0);
  });

  await test.step("Ann turns Dan away", async () => {
    await ann.page.getByRole("button", { name: "Show" }).click();
    const waiting = ann.page.getByRole("region", { name: "Waiting" });
    await expect(waiting.getByRole("listitem")).toHaveCount(2);
    await ann.screenshot("entry-panel-two");
    await expectAccessible(ann.page, "the panel while people wait");
    await waiting.getByRole("button", { name: "Decline Дан" }).click();
    await expect(dan.page.getByRole("heading", { name: "Вас не впустили" })).toBeVisible();
    await dan.screenshot("entry-denied-phone-ru");
  });

  await test.step("Ann lets Cleo in by the keyboard: her tab says so, and her microphone stays off", async () => {
    await putInBackground(cleo, true);
    await ann.page.getByRole("button", { name: "Let in Cleo" }).press("Enter");
    await expect(cleo.page.getByRole("button", { name: "Leave", exact: true })).toBeVisible();
    await expect(cleo.page).toHaveTitle(/^You are in: /);
    await putInBackground(cleo, false);
    await expect(cleo.page).toHaveTitle(/^Board meeting/);
    await expect(
      cleo.page.getByRole("button", { name: "Microphone", exact: true }),
    ).toHaveAttribute("aria-pressed", "false");
    await expect(ann.page.getByRole("group", { name: "Cleo, Guest, Muted" })).toBeVisible();
    await expect(ann.page).toHaveTitle(/^Board meeting/);
    await ann.screenshot("entry-admitted");
  });

  const eve = await guestAt(rooms, slug, "Eve");
  await test.step("a locked session says so before Eve asks, and so does one for members only", async () => {
    await openAccess(ann);
    await access(ann).getByRole("switch", { name: "Lock the session" }).click();
    await ann.screenshot("entry-access");
    await expectAccessible(ann.page, "session access");
    await eve.page.reload();
    await expect(eve.page.getByText("A host has locked the session")).toBeVisible();
    await expect(eve.joinButton).toBeDisabled();
    await eve.screenshot("entry-locked");
    await access(ann).getByRole("switch", { name: "Lock the session" }).click();
    await access(ann).getByRole("radio", { name: "Members only" }).check();
    await expect(async () => {
      await eve.page.reload();
      await expect(eve.page.getByText("Only members of the space")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(eve.page.getByRole("link", { name: "Sign in" })).toBeVisible();
    await expect(eve.joinButton).toBeDisabled();
    await eve.screenshot("entry-members-only");
    await expectAccessible(eve.page, "prejoin of a refusing session");
  });

  await test.step("open to all, Eve walks in; removed, she has to ask under a new name, until Ann takes that back", async () => {
    await access(ann).getByRole("radio", { name: "Anyone with the link" }).check();
    await expect(async () => {
      await eve.page.reload();
      await expect(eve.joinButton).toBeEnabled({ timeout: 1_000 });
    }).toPass();
    await access(ann).getByRole("button", { name: "Close" }).click();
    await eve.page.getByLabel("Your name").fill("Eve");
    await eve.joinButton.click();
    await expect(ann.tiles).toHaveCount(3);
    await ann.page.getByRole("button", { name: "More about Eve" }).click();
    await ann.page.getByRole("menuitem", { name: "Remove", exact: true }).click();
    const question = ann.page.getByRole("alertdialog");
    await question.getByRole("button", { name: "Remove" }).click();
    await expect(ann.page.getByText("People from outside now have to ask")).toBeVisible();
    await ann.screenshot("entry-removed-toast");
    await expect(eve.page.getByRole("heading", { name: "You were removed" })).toBeVisible();
    await eve.page.goto(`/session/${slug}`);
    await expect(eve.page.getByText("A host removed you from this session.")).toBeVisible();
    await eve.context.clearCookies();
    await eve.page.reload();
    await expect(askButton(eve)).toBeVisible();
    await ann.page.getByRole("button", { name: "Let them join freely" }).click();
    await expect(ann.page.getByText("Anyone with the link can join again.")).toBeVisible();
    await eve.page.reload();
    await expect(eve.joinButton).toBeVisible();
  });
  expect(ann.problems).toEqual([]);
  await Promise.all([ann, cleo, dan, eve].map((one) => one.close()));
});

test("two hosts see the same people wait, one answer is enough, and the end reaches the lobby", async ({
  rooms,
}) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl });
  await ann.signIn();
  const slug = await ann.createSession("Two hosts");
  await ann.enter(slug);
  const ben = await Person.open({
    name: "Ben",
    webUrl: rooms.webUrl,
    viewport: phone,
    colorScheme: "dark",
  });
  await ben.enter(slug, { guest: true });
  await ann.page.getByRole("button", { name: "Participants", exact: true }).click();
  await ann.page.getByRole("button", { name: "More about Ben" }).click();
  await ann.page.getByRole("menuitem", { name: "Make host" }).click();
  await openAccess(ann);
  await access(ann).getByRole("radio", { name: "Members; others ask first" }).check();
  await access(ann).getByRole("button", { name: "Close" }).click();

  const eve = await guestAt(rooms, slug, "Eve");
  const flo = await guestAt(rooms, slug, "Flo");
  await expect(async () => {
    for (const one of [eve, flo]) await one.page.reload();
    for (const one of [eve, flo]) await expect(askButton(one)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  for (const one of [eve, flo]) {
    await one.page.getByLabel("Your name").fill(one.name);
    await askButton(one).click();
  }
  await test.step("on Ben's phone, the notice and the badge; he lets all in, and Ann's list is empty", async () => {
    const waiting = ann.page.getByRole("region", { name: "Waiting" });
    await expect(waiting.getByRole("listitem")).toHaveCount(2);
    await expect(ben.page.getByRole("region", { name: "Waiting" })).toContainText("and 1 other");
    await ben.screenshot("entry-notice-phone-dark");
    await expectAccessible(ben.page, "a host's phone while people wait");
    await ben.page.getByRole("button", { name: "Let all in" }).click();
    await expect(waiting).toBeHidden();
    await expect(ann.tiles).toHaveCount(4);
  });

  await test.step("who withdraws goes from the list; who waits learns of the end", async () => {
    const gil = await guestAt(rooms, slug, "Gil");
    await askButton(gil).click();
    const waiting = ann.page.getByRole("region", { name: "Waiting" });
    await expect(waiting).toContainText("Gil");
    await gil.page.getByRole("button", { name: "Stop waiting" }).click();
    await expect(waiting).toBeHidden();
    await askButton(gil).click();
    await expect(waiting).toContainText("Gil");
    await ann.endForAll();
    await expect(gil.page.getByRole("heading", { name: "The session has ended" })).toBeVisible();
    await gil.close();
  });
  expect([...ann.problems, ...ben.problems]).toEqual([]);
  await Promise.all([ann, ben, eve, flo].map((one) => one.close()));
});
