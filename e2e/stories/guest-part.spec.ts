import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { gather } from "../support/meeting.ts";
import type { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

test("a pause is told to all; afterwards a guest reads and takes along what was said while they were there, as the owner allows, and the chat is found by search", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "With a guest", ["Ann", "Ben"]);
  const [ann, ben] = people as [Person, Person];
  const talker = new ToneTalker(ann);
  await talker.saySome(3);
  await expect.poll(() => ben.storedTextOf("Ann")).toContain("ann003");
  await ben.page.getByRole("button", { name: "Chat", exact: true }).click();
  await ben.page
    .getByRole("textbox", { name: "Write to everyone" })
    .fill("The invoice is attached");
  await ben.page.keyboard.press("Enter");

  await ann.page.getByRole("button", { name: "Pause for all" }).click();
  const told = ben.page.getByText("Ann paused transcription.").first();
  await expect(told).toBeVisible();
  await ben.screenshot("pause-notice");
  await ann.page.getByRole("button", { name: "Start for all" }).click();
  await expect(ben.page.getByText("Ann resumed transcription.")).toBeVisible();

  const settings = await ann.context.newPage();
  const choose = async (mode: string) => {
    await settings.goto("/settings/space");
    await settings
      .getByRole("combobox", { name: "What guests read after a session" })
      .selectOption(mode);
    await expect(settings.getByText("Saved").first()).toBeVisible();
  };
  await choose("Their part, for one day");
  await expectAccessible(settings, "settings with what guests read");
  await settings.getByRole("combobox", { name: "What guests read" }).scrollIntoViewIfNeeded();
  await settings.screenshot({ path: "test-results/screens/guest-part-setting.png" });

  // What a page knows of the space's settings is of when it was opened.
  await ben.page.reload();
  await ben.join(slug, { guest: true });
  await expect(
    ben.transcript.getByText(/^Transcription paused by Ann, \d+:\d\d–\d+:\d\d$/),
    "stands among the lines, also for who comes later",
  ).toBeVisible();
  await ben.screenshot("pause-in-transcript");
  await ann.endForAll();
  const read = ben.page.getByRole("link", { name: "Read what was said while you were here" });
  await expect(read).toBeVisible();
  await expect(ben.page.getByText("Here you can read what was said while you")).toBeVisible();
  await ben.screenshot("guest-part-ended");
  await expectAccessible(ben.page, "the end, with a part to read");
  await read.click();
  await expect(ben.page.getByText("What was said while you were here")).toBeVisible();
  await expect(ben.page.getByText("ann001")).toBeVisible();
  await expectAccessible(ben.page, "a guest's part");
  await ben.screenshot("guest-part");
  const [download] = await Promise.all([
    ben.page.waitForEvent("download"),
    ben.page.getByRole("link", { name: "Download as text" }).click(),
  ]);
  expect(download.suggestedFilename()).toContain("With a guest");
  await ben.page.emulateMedia({ colorScheme: "dark" });
  await ben.page.setViewportSize({ width: 360, height: 740 });
  await ben.screenshot("guest-part-phone-dark");
  await ben.context.addCookies([{ name: "locale", value: "ru", url: rooms.webUrl }]);
  await ben.page.reload();
  await expect(ben.page.getByText("Сказанное при вас")).toBeVisible();
  await ben.screenshot("guest-part-phone-russian");

  await settings.goto("/search?q=invoices");
  const hit = settings.getByRole("listitem").filter({ hasText: "The invoice is attached" });
  await expect(hit.getByText("Chat", { exact: true })).toBeVisible();
  await expectAccessible(settings, "a message that was found");
  await settings.screenshot({ path: "test-results/screens/search-chat.png" });
  await hit.getByRole("link").first().click();
  const message = settings.locator("li[id^=c-]").filter({ hasText: "The invoice is attached" });
  await expect(message).toBeFocused();
  await settings.screenshot({ path: "test-results/screens/search-chat-place.png" });

  await choose("Nothing");
  const gone = await ben.page.goto(`/session/${slug}`);
  expect(gone?.status()).toBe(404);
  await settings.close();
  await close();
});
