import { expect } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { looksNamed } from "../support/looks.ts";
import { Person } from "../support/person.ts";
import { endWithWords } from "../support/seed.ts";
import { test } from "../support/stack.ts";

const spoken = [{ name: "Ada", text: "It can wait.", startedAtMs: 2_000, endedAtMs: 4_000 }];

const english = {
  label: "Sessions are kept",
  ask: "Keep sessions for 30 days only?",
  confirm: "Delete older ones",
  before: /^It is deleted 30 days after the session ends/,
  after: /kept until \w+ \d+, \d{4}/,
};
const russian: typeof english = {
  label: "Сколько хранить сессии",
  ask: "Хранить сессии только 30 дней?",
  confirm: "Удалить старые",
  before: /^Она удаляется через 30 дней после окончания сессии/,
  after: /хранится до \d+ .* \d{4}/,
};

for (const { name, viewport, colorScheme } of looksNamed("desktop-light", "phone-dark")) {
  const texts = name.startsWith("phone") ? russian : english;
  test(`an owner sets for how long sessions are kept; the page before one and the recap tell it: ${name}`, async ({
    rooms,
  }) => {
    const ann = await Person.open({
      name: `Keeper-${name}`,
      webUrl: rooms.webUrl,
      viewport,
      colorScheme,
    });
    const { page } = ann;
    await ann.signIn();
    const slug = await ann.createSession("Weekly");
    if (texts === russian)
      await ann.context.addCookies([{ name: "locale", value: "ru", url: rooms.webUrl }]);

    await page.goto("/settings/space#keeping");
    const choice = page.getByLabel(texts.label);
    await choice.selectOption("30");
    // Not a dialog: a toast is one, and comes while the question fades.
    const question = page.getByRole("alertdialog");
    await expect(question).toContainText(texts.ask);
    await ann.screenshot(`keeping-question-${name}`);
    await expectAccessible(page, "the question before sessions are deleted");
    await question.getByRole("button", { name: texts.confirm }).click();
    await expect(question).toBeHidden();
    await expect(choice).toHaveValue("30");
    await ann.screenshot(`keeping-${name}`);

    await page.goto(`/session/${slug}`);
    await expect(page.getByText(texts.before)).toBeVisible();
    await ann.screenshot(`keeping-prejoin-${name}`);

    await endWithWords(rooms.pool, slug, spoken);
    await page.goto(`/session/${slug}`);
    await expect(page.getByText(texts.after)).toBeVisible();
    await ann.screenshot(`keeping-recap-${name}`);
    await ann.close();
  });
}
