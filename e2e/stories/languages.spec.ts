import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { looksNamed } from "../support/looks.ts";
import { Person } from "../support/person.ts";
import { test } from "../support/stack.ts";

test("The language of a space is taken over by its sessions, said before one joins, and changed by a host while it runs", async ({
  rooms,
}) => {
  const ivy = await Person.open({ name: "Ivy", webUrl: rooms.webUrl });
  const { page } = ivy;
  await ivy.signIn();
  await page.goto("/settings/space");
  const spoken = page.getByRole("combobox", { name: "Spoken language" });
  await expect(page.getByRole("checkbox", { name: "English" })).toBeChecked();
  await page.getByRole("searchbox", { name: "Search languages" }).fill("russ");
  await page.getByRole("checkbox", { name: "Russian" }).check();
  await expect(page.getByText("Saved").first()).toBeVisible();

  const slug = await ivy.createSession("Weekly");
  await ivy.openPrejoin(slug);
  await expect(page.getByText("Spoken: English and Russian.")).toBeVisible();
  await ivy.enter(slug);
  await page.getByRole("button", { name: "Transcribe now" }).click();
  await expect(page.getByText("Transcribed · English and Russian")).toBeVisible();
  await ivy.showTranscript();
  await page.getByRole("button", { name: "Spoken: English and Russian" }).click();
  const dialog = page.getByRole("dialog", { name: "Spoken language" });
  await dialog.getByRole("checkbox", { name: "English" }).uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Transcribed · Russian")).toBeVisible();
  await page.getByRole("button", { name: "Spoken: Russian" }).click();
  await spoken.selectOption("Detect automatically");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "The language is detected" })).toBeVisible();
  await ivy.close();
  expect(ivy.problems).toEqual([]);
});

/** One language is heard, one on its way, one not here; the rest make the list long enough to be searched. */
const heard = {
  engine: "moonshine-tiny-en",
  languages: [
    { code: "en", state: "fetching", percent: 40 },
    { code: "kk", state: "missing" },
    ...["ru", "de", "fr", "es", "it", "pl", "uk", "tr", "cs", "sv", "fi", "nl"].map((code) => ({
      ...{ code, state: "ready" },
    })),
  ],
};

const labels = {
  en: {
    choose: "Spoken language",
    ...{ ways: "More ways to meet", room: "Standing room", plan: "Plan for later" },
    ...{ join: "Join now", badge: /^Not transcribed yet/, more: "More" },
    ...{ transcript: "Transcript", spoken: /^Spoken/ },
  },
  ru: {
    choose: "Язык речи",
    ...{ ways: "Другие способы встретиться", room: "Постоянная комната", plan: "Запланировать" },
    ...{ join: "Войти", badge: /^Пока не расшифровывается/, more: "Ещё" },
    ...{ transcript: "Расшифровка", spoken: /^Язык/ },
  },
};

for (const { name, viewport, colorScheme } of looksNamed("desktop-dark", "phone-light")) {
  const isDesktop = viewport.width > 1000;
  const locale = isDesktop ? "ru" : "en";
  test(`the choice of languages fits every place that has it: ${name}`, async ({ rooms }) => {
    const una = await Person.open({ name: "Una", webUrl: rooms.webUrl, viewport, colorScheme });
    const { page } = una;
    const label = labels[locale];
    const look = async (screen: string): Promise<void> => {
      await una.screenshot(`languages-${screen}-${name}`);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(sideways, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
      if (isDesktop) await expectAccessible(page, screen);
    };
    await una.signIn();
    const slug = await una.createSession("Weekly");
    await page.route("**/api/transcription/languages", (route) => route.fulfill({ json: heard }));
    await una.context.addCookies([{ name: "locale", value: locale, url: rooms.webUrl }]);
    await page.goto("/settings/space#languages");
    await expect(page.getByRole("searchbox").last()).toBeVisible();
    await page.getByRole("searchbox").last().scrollIntoViewIfNeeded();
    await look("space");
    await page.goto("/sessions");
    await page.getByRole("button", { name: label.choose, exact: true }).click();
    await page.getByRole("combobox", { name: label.choose }).selectOption("chosen");
    await expect(page.getByRole("main").getByRole("searchbox").first()).toBeVisible();
    await look("quick");
    for (const item of [label.plan, label.room]) {
      await page.goto("/sessions");
      await page.getByRole("button", { name: label.ways }).click();
      await page.getByRole("menuitem", { name: item }).click();
      const choice = page.getByRole("dialog").getByRole("combobox").nth(1);
      await choice.selectOption("chosen");
      await expect(page.getByRole("dialog").getByRole("searchbox")).toBeVisible();
      await look(item === label.plan ? "plan" : "room");
    }
    await page.goto(`/session/${slug}`);
    await page.getByRole("button", { name: label.join, exact: true }).waitFor();
    await look("prejoin");
    await page.getByRole("button", { name: label.join, exact: true }).click();
    await page.getByText(label.badge).waitFor();
    await look("badge");
    if (!isDesktop) await page.getByRole("button", { name: label.more, exact: true }).click();
    await page
      .getByRole(isDesktop ? "button" : "menuitem", { name: label.transcript, exact: true })
      .or(page.getByRole("menuitemcheckbox", { name: label.transcript, exact: true }))
      .click();
    await page.getByRole("button", { name: label.spoken }).waitFor();
    await look("transcript");
    await page.getByRole("button", { name: label.spoken }).click();
    await page.getByRole("dialog").getByRole("checkbox").first().waitFor();
    await look("dialog");
    await una.close();
    expect(una.problems).toEqual([]);
  });
}
