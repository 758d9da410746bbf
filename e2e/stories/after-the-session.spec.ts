import { expect } from "@playwright/test";
import { createSpace, invite } from "../support/account.ts";
import { storedLines } from "../support/database.ts";
import { writeMicrophone, type Said } from "../support/microphone.ts";
import { Person } from "../support/person.ts";
import { test } from "../support/rooms-with-mail.ts";

/** When each starts to speak, in seconds after opening the microphone. */
const said: Record<"Ann" | "Ben" | "Cy", Said[]> = {
  Ann: [
    { atS: 20, sentence: "ann-4" },
    { atS: 29, sentence: "ann-5" },
  ],
  Ben: [{ atS: 22, sentence: "ben-4" }],
  Cy: [
    { atS: 24, sentence: "cy-4" },
    { atS: 32, sentence: "cy-5" },
  ],
};
/** A few words of each sentence that an analysis is to find: real voices are bent by a word now and then. */
const spoken = [/decided to release/i, /send the contract/i, /enough people/i, /going to pay/i];

test("three people speak, and within half a minute of the end there are a decision, tasks, a risk and a question, each leading to the words", async ({
  rooms,
  mail,
}, info) => {
  test.setTimeout(300_000);
  const { webUrl, pool } = rooms;
  const open = (name: keyof typeof said): Promise<Person> => {
    const microphone = info.outputPath(`${name}.wav`);
    writeMicrophone(microphone, said[name]);
    return Person.open({ name, webUrl, microphone });
  };
  const [ann, ben, cy] = [await open("Ann"), await open("Ben"), await open("Cy")];
  await ann.signIn();
  await ben.signIn();
  const { page } = ann;
  await createSpace(page, "Release team", "Sessions and tasks");
  await ben.page.goto(new URL(await invite(page)).pathname);
  await ben.page.getByRole("button", { name: /^Join/ }).click();
  await expect(ben.page.getByRole("heading", { name: "Sessions", exact: true })).toBeVisible();
  // The local sign-in proves no address, and mail goes to proven ones alone.
  await pool.query("update users set email_verified = now()");
  await pool.query("update spaces set recap_mail = 'ALL' where name = 'Release team'");
  const slug = await ann.createSession("Release planning");

  await test.step("they speak, and Ann ends the session", async () => {
    for (const person of [ann, ben, cy]) {
      await person.useRawMicrophone(slug);
      await person.join(slug, { guest: person === cy });
    }
    const unheard = async () => {
      const text = (await storedLines(pool, slug)).map((one) => one.text).join(" ");
      return spoken.filter((words) => !words.test(text));
    };
    await expect.poll(unheard, { timeout: 90_000 }).toEqual([]);
    await ann.endForAll();
  });

  const recap = page.getByRole("region", { name: "Outcome" });
  await test.step("the recap stands within 30 s, by itself", async () => {
    await page.goto(`/session/${slug}/recap`);
    await expect(page.getByText("Built-in analysis")).toBeVisible({ timeout: 30_000 });
    for (const words of spoken) await expect(recap).toContainText(words);
    await ann.screenshot("after-the-session");
  });

  await test.step("a risk leads to the words", async () => {
    const risk = recap.getByRole("listitem").filter({ hasText: "enough people" });
    await risk
      .getByRole("link", { name: /^To the words at/ })
      .first()
      .click();
    const words = page.locator("[data-line]").filter({ hasText: "enough people" });
    await expect(words).toBeFocused();
  });

  await test.step("the task has its owner and its day, is accepted and completed", async () => {
    const tasks = recap.getByRole("list", { name: "Tasks" });
    const task = tasks.getByRole("listitem").filter({ hasText: "send the contract" });
    await expect(task).toContainText("Ann");
    await task.getByRole("button", { name: /^Accept: / }).click();
    await task.getByRole("button", { name: /^Mark as done: / }).click();
    await expect(task.getByRole("button", { name: /^Reopen: / })).toBeVisible();
    const { rows } = await pool.query<{ assignee: string; days: number; status: string }>(
      `select u.name as assignee, t.status, t.due_on - (s.started_at at time zone p.time_zone)::date as days
       from tasks t join users u on u.id = t.assignee_id
       join video_sessions s on s.id = t.session_id join spaces p on p.id = t.space_id
       where t.title ilike '%send the contract%'`,
    );
    expect(rows).toEqual([{ assignee: "Ann", days: 1, status: "DONE" }]);
  });

  await test.step("the mail arrives at Ann and Ben, once", async () => {
    const received = await mail.mailTo("ann@example.com");
    expect(received.subject).toContain("Release planning");
    expect(received.text).toContain(`/session/${slug}/recap`);
    expect(received.text).toContain("send the contract");
    expect(received.headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    await mail.mailTo("ben@example.com");
    const recapMails = mail.mails.filter(({ subject }) => subject.includes("Release planning"));
    expect(recapMails.flatMap(({ recipients }) => recipients).sort()).toEqual([
      "ann@example.com",
      "ben@example.com",
    ]);
  });

  await test.step("a link opens without an account, and not after it was taken back", async () => {
    const made = await page.request.post(`/api/sessions/${slug}/shares`, {
      data: { withTranscript: true },
      headers: { origin: webUrl },
    });
    expect(made.status()).toBe(201);
    const { share, url } = (await made.json()) as { share: { id: string }; url: string };
    await cy.page.goto(url);
    await expect(cy.page.getByRole("heading", { name: "Release planning" })).toBeVisible();
    await expect(cy.page.getByText("enough people").first()).toBeVisible();
    await cy.screenshot("recap-shared");
    const revoked = await page.request.delete(`/api/sessions/${slug}/shares/${share.id}`, {
      headers: { origin: webUrl },
    });
    expect(revoked.status()).toBe(204);
    expect((await cy.page.goto(url))?.status()).toBe(404);
  });

  await test.step("search finds it", async () => {
    await page.goto("/search?q=contracts");
    const lines = page.getByRole("region", { name: "What was said" }).getByRole("listitem");
    await expect(lines.first()).toContainText("send the contract");
    await lines.first().getByRole("link").first().click();
    await expect(page).toHaveURL(new RegExp(`/session/${slug}/recap#s-`));
  });
  await Promise.all([ann, ben, cy].map((person) => person.close()));
});
