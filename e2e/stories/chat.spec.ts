import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { createCuttableNetwork } from "../support/cuttable-network.ts";
import { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";

const panelOf = ({ page }: Person) => page.getByRole("region", { name: "Chat", exact: true });
const messagesOf = (person: Person) => panelOf(person).getByRole("listitem");
const fieldOf = ({ page }: Person) => page.getByRole("textbox", { name: "Write to everyone" });
const chatSwitchOf = ({ page }: Person) =>
  page.getByRole("switch", { name: "Participants can write in the chat" });

async function write(person: Person, text: string): Promise<void> {
  await fieldOf(person).fill(text);
  await fieldOf(person).press("Enter");
}

test("people write to all: by keyboard, with links, offline once later, read by guests from their joining, deleted by a host everywhere", async ({
  rooms,
}) => {
  test.setTimeout(180_000);
  const network = createCuttableNetwork();
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl });
  const ben = await Person.open({
    name: "Ben",
    webUrl: rooms.webUrl,
    bypassPolicy: true,
    prepare: (context) => network.prepare(context),
  });
  await ann.signIn();
  const slug = await ann.createSession("Chat");
  await ann.enter(slug);
  await ben.enter(slug, { guest: true });
  await expect(ann.tiles).toHaveCount(2);

  await test.step("Ann opens the panel by a key and writes; Ben is told, and sees how many he has not read", async () => {
    await ann.page.keyboard.press("w");
    await expect(fieldOf(ann)).toBeFocused();
    await fieldOf(ann).fill("The plan:");
    await fieldOf(ann).press("Shift+Enter");
    await fieldOf(ann).pressSequentially("https://example.org/plan and javascript:alert(1)");
    await fieldOf(ann).press("Enter");
    await write(ann, "שלום <b>👋🏽</b> `code`");
    await expect(messagesOf(ann)).toHaveCount(2);
    await expect(
      ben.page.getByRole("button", { name: "Chat", exact: true }),
    ).toHaveAccessibleDescription("2 unread messages");
    await expect(ben.page.getByTestId("chat-spoken")).toContainText("Message from Ann");
  });

  await test.step("Ben reads: only the web address is a link, and no word is markup", async () => {
    await ben.page.getByRole("button", { name: "Chat", exact: true }).click();
    await expect(messagesOf(ben)).toHaveCount(2);
    const links = panelOf(ben).getByRole("link");
    await expect(links).toHaveCount(1);
    await expect(links).toHaveAttribute("href", "https://example.org/plan");
    await expect(links).toHaveAttribute("rel", /noopener noreferrer/);
    await expect(messagesOf(ben).nth(1)).toContainText("שלום <b>👋🏽</b> `code`");
    await expectAccessible(ben.page, "the chat");
    await ben.screenshot("chat");
  });

  await test.step("a draft stays while the panel is closed by Escape", async () => {
    await fieldOf(ben).fill("half a sen");
    await fieldOf(ben).press("Escape");
    await expect(panelOf(ben)).toBeHidden();
    await ben.page.getByRole("button", { name: "Chat", exact: true }).click();
    await expect(fieldOf(ben)).toHaveValue("half a sen");
  });

  await test.step("what Ben writes offline goes out once, after the network is back", async () => {
    network.cut();
    await write(ben, "sent from a tunnel");
    await expect(panelOf(ben).getByText("Goes out when the connection is back.")).toBeVisible();
    await ben.screenshot("chat-offline");
    network.heal();
    await expect(messagesOf(ann).filter({ hasText: "sent from a tunnel" })).toHaveCount(1);
    await expect(panelOf(ben).locator('[data-message-state="waiting"]')).toHaveCount(0);
    await expect(messagesOf(ben).filter({ hasText: "sent from a tunnel" })).toHaveCount(1);
    await expect(messagesOf(ann).filter({ hasText: "Ben" })).toContainText("Guest");
  });

  const gus = await Person.open({
    name: "Gus",
    webUrl: rooms.webUrl,
    viewport: { width: 360, height: 740 },
    colorScheme: "dark",
    locale: "ru-RU",
  });
  await test.step("a late guest on a phone reads from their joining on", async () => {
    await gus.page.goto(`/session/${slug}`);
    await gus.page.getByLabel("Ваше имя").fill("Gus");
    await gus.page.getByRole("button", { name: "Войти", exact: true }).click();
    await gus.page.getByRole("button", { name: "Ещё" }).click();
    await gus.page.getByRole("menuitemcheckbox", { name: "Чат" }).click();
    await expect(gus.page.getByText("Сообщений пока нет", { exact: false })).toBeVisible();
    await write(ann, "welcome, Gus");
    const panel = gus.page.getByRole("region", { name: "Чат", exact: true });
    await expect(panel.getByRole("listitem")).toHaveCount(1);
    await gus.screenshot("chat-phone-ru");
  });

  await test.step("Ann deletes a message: it goes from all screens", async () => {
    const message = messagesOf(ann).filter({ hasText: "sent from a tunnel" });
    await message.hover();
    await message.getByRole("button", { name: /^Delete the message/ }).click();
    await ann.screenshot("chat-delete");
    await ann.page.getByRole("button", { name: "Delete", exact: true }).click();
    for (const person of [ann, ben])
      await expect(messagesOf(person).filter({ hasText: "sent from a tunnel" })).toHaveCount(0);
  });

  await test.step("Ann switches the chat off: all are told, and what was written stays", async () => {
    await chatSwitchOf(ann).click();
    await expect(ben.page.getByText("Chat is off.")).toBeVisible();
    await expect(messagesOf(ben)).toHaveCount(3);
    await gus.screenshot("chat-off-phone-ru");
  });

  await test.step("the host's desk has the same switch: Ben can write again", async () => {
    await ann.page.getByRole("button", { name: "Host’s desk" }).click();
    await expect(chatSwitchOf(ann)).toHaveAttribute("aria-checked", "false");
    await ann.screenshot("desk-chat-off");
    await chatSwitchOf(ann).click();
    await write(ben, "back again");
    await expect(chatSwitchOf(ann)).toHaveAttribute("aria-checked", "true");
    await expect(messagesOf(ben)).toHaveCount(4);
  });
  network.stop();
  for (const person of [ann, ben, gus]) await person.close();
});
