import { expect, type Page } from "@playwright/test";
import { extractText, getDocumentProxy } from "unpdf";
import { choose, createSpace } from "../support/account.ts";
import { expectAccessible } from "../support/accessibility.ts";
import { Person } from "../support/person.ts";
import { endWithWords, suggestFrom, writeAnalysis, writeGap } from "../support/seed.ts";
import { longMeeting, meeting, meetingAnalysis } from "../support/seeded-meeting.ts";
import { test } from "../support/stack.ts";

/** The line of a transcript that says this. */
const line = (page: Page, text: string) => page.locator("[data-line]").filter({ hasText: text });
const pause = { name: "Grace Hopper", startedAtMs: 40_000, endedAtMs: 52_000, reason: "paused" };

test("a recap comes by itself, step by step, and a failed analysis is tried again", async ({
  rooms: { webUrl, pool },
}) => {
  const ann = await Person.open({ name: "Ann", webUrl });
  const { page } = ann;
  await ann.signIn();
  const slug = await ann.createSession("Weekly planning");
  const segmentIds = await endWithWords(pool, slug, meeting);
  await writeGap(pool, slug, pause);
  await page.goto(`/session/${slug}/transcript`);
  await expect(page).toHaveURL(/\/recap$/);
  await page.evaluate(() => document.body.setAttribute("data-same-page", ""));
  await expect(page.getByText("The analysis is about to start")).toBeVisible();
  await expect(line(page, "never grew beyond forty jobs")).toBeVisible();
  await expect(
    page.getByText("Grace Hopper: 12 seconds not transcribed (transcription was paused)"),
  ).toBeVisible();
  await ann.screenshot("recap-waiting");

  await writeAnalysis(pool, slug, { status: "RUNNING", progress: 0.4 });
  await expect(page.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "40");
  await ann.screenshot("recap-analysing");
  await writeAnalysis(pool, slug, { status: "FAILED", failure: "MODEL_TIMEOUT" });
  await expect(page.getByText("The language model took too long.")).toBeVisible();
  await ann.screenshot("recap-failed");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The language model took too long.")).toBeHidden();
  // The worker's own, of the same words.
  await expect(page.getByText("Built-in analysis")).toBeVisible();

  await writeAnalysis(pool, slug, { ...meetingAnalysis(segmentIds), version: 2 });
  await page.reload();
  await page.getByRole("button", { name: "2 versions" }).click();
  await expect(
    page.getByRole("dialog").getByText("Only in the newer version:").first(),
  ).toBeAttached();
  await ann.screenshot("recap-versions");
  await page.keyboard.press("Escape");

  const silent = await ann.createSession("Silence");
  await endWithWords(pool, silent, []);
  await writeAnalysis(pool, silent, { status: "DONE", linesRead: 0 });
  await page.goto(`/session/${silent}`);
  await expect(page.getByText("Nothing was said", { exact: true })).toBeVisible();
  await ann.screenshot("recap-nothing-said");
  await ann.close();
  expect(ann.problems).toEqual([]);
});

test("analysis and words lead to each other; a line is corrected, with its history, and a task accepted", async ({
  rooms: { webUrl, pool },
}) => {
  const ann = await Person.open({ name: "Ann", webUrl });
  const { page } = ann;
  await ann.signIn();
  await createSpace(page, "Engine", "Sessions and tasks");
  const slug = await ann.createSession("Weekly planning");
  const segmentIds = await endWithWords(pool, slug, meeting);
  const analysis = meetingAnalysis(segmentIds);
  await writeAnalysis(pool, slug, analysis);
  for (const task of analysis.tasks ?? []) await suggestFrom(pool, slug, task);

  await test.step("an address with a line in it leads there; lines and words lead to each other", async () => {
    await page.goto(`/session/${slug}/recap#s-${segmentIds[5]}`);
    await expect(line(page, "If the vendor")).toBeFocused();
    const decision = page.getByRole("listitem").filter({ hasText: "not ordered now" });
    await decision.getByRole("link", { name: "To the words at 0:16" }).click();
    await expect(line(page, "Agreed")).toBeFocused();
    await expect(line(page, "Agreed")).toHaveAttribute("data-linked");
    await ann.screenshot("recap-linked");
    await line(page, "Agreed")
      .getByRole("link", { name: /^Decision: / })
      .click();
    await expect(decision).toBeFocused();
    await expectAccessible(page, "recap");
  });

  await test.step("the task is accepted and completed here", async () => {
    await page.getByRole("button", { name: /^Accept: / }).click();
    await page.getByRole("button", { name: /^Mark as done: / }).click();
    await expect(page.getByRole("button", { name: /^Reopen: / })).toBeVisible();
    await expect(page.getByText("Done", { exact: true })).toBeVisible();
  });

  await test.step("by keys alone a line is corrected; what was recognised stays", async () => {
    const wrong = line(page, "So the second worker");
    await line(page, "On Thursday").focus();
    await page.keyboard.press("ArrowDown");
    await expect(wrong).toBeFocused();
    await page.keyboard.press("Enter");
    await page.getByLabel("What was said").fill("So the third worker can wait until spring.");
    await ann.screenshot("recap-editing");
    await page.keyboard.press("Enter");
    const right = line(page, "So the third worker");
    await expect(right).toBeFocused();
    await right.getByRole("button", { name: "corrected" }).click();
    const history = page.getByRole("dialog");
    await expect(history).toContainText("So the second worker can wait until spring.");
    await expect(history).toContainText("Ann, ");
    await ann.screenshot("recap-history");
    await page.keyboard.press("Escape");
  });

  await test.step("who comes second with a correction is told what stands", async () => {
    await line(page, "Who tells").hover();
    await page.getByRole("button", { name: "Correct this line" }).click();
    await page.getByLabel("Who said it").selectOption({ label: "Ada Lovelace" });
    const first = await page.request.patch(
      `/api/sessions/${slug}/transcript/segments/${segmentIds[6]}`,
      { data: { basedOn: 0, text: "Who tells customers?" }, headers: { origin: webUrl } },
    );
    expect(first.status()).toBe(200);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(
      page.getByText("It now reads: Katherine Johnson: “Who tells customers?”"),
    ).toBeVisible();
    await ann.screenshot("recap-conflict");
    await page.getByRole("button", { name: "Keep theirs" }).click();
    await expect(line(page, "Who tells customers?")).toBeVisible();
  });

  // A correction alone brings a new document and no new analysis.
  await test.step("corrected lines are analysed again when it is asked for, and the task stays as it is", async () => {
    await page.getByRole("button", { name: "Analyse again" }).first().click();
    await expect(page.getByRole("button", { name: /^\d versions$/ })).toBeVisible();
    await page.goto("/tasks?view=done");
    await expect(page.getByText("Send the graph of the queue").first()).toBeVisible();
  });

  await test.step("the title is changed in its place", async () => {
    await page.goto(`/session/${slug}/recap`);
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByLabel("Title").fill("Engine planning");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { name: "Engine planning" })).toBeVisible();
    await expect(page).toHaveTitle(/^Engine planning/);
  });
  await ann.close();
  // The refusal of the second correction: browsers write every 409 to the console.
  expect(ann.problems.filter((problem) => !problem.includes("409"))).toEqual([]);
});

test("of thousands of lines every one is found, copied and printed", async ({
  rooms: { webUrl, pool },
}) => {
  const ann = await Person.open({ name: "Ann", webUrl });
  const { page } = ann;
  await ann.signIn();
  const slug = await ann.createSession("Very long");
  await longMeeting(pool, slug, 5_000);
  await page.goto(`/session/${slug}/recap`);
  await expect(page.locator("[data-line]")).toHaveCount(5_000);
  const everyLine = Array.from({ length: 5_000 }, (_, index) => `line ${index + 1} end`);
  const missingIn = (text: string) => {
    const plain = text.replace(/\s+/g, " ");
    return everyLine.filter((wanted) => !plain.includes(wanted));
  };

  await test.step("searched, and stepped through", async () => {
    await page.getByRole("searchbox", { name: "Search the transcript" }).fill("line 4711 end");
    // Thousands of lines are taken over from the server's page before what was typed is looked for.
    await expect(page.getByText("1 found")).toBeVisible({ timeout: 60_000 });
    await page.keyboard.press("Enter");
    await expect(page.getByText("1 of 1")).toBeVisible();
    await expect(line(page, "line 4711 end")).toBeInViewport();
  });

  await test.step("found by the browser itself, and selected and copied with all the rest", async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const found = await page.evaluate(() =>
      // Not in the DOM's types; it is the search of the browser.
      (window as unknown as { find(text: string): boolean }).find("line 2345 end"),
    );
    expect(found).toBe(true);
    await expect(line(page, "line 2345 end")).toBeInViewport();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Control+C");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(missingIn(copied)).toEqual([]);
  });

  await test.step("printed", async () => {
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4" })));
    const { text } = await extractText(pdf, { mergePages: true });
    expect(missingIn(text)).toEqual([]);
    for (const chrome of ["Copy all", "Sessions"]) expect(text).not.toContain(chrome);
  });
  await ann.close();
  expect(ann.problems).toEqual([]);
});

test("the recap stands on a phone, in the dark, in Russian, and while the session goes on", async ({
  rooms: { webUrl, pool },
}) => {
  const viewport = { width: 360, height: 740 };
  const ann = await Person.open({ name: "Ann", webUrl, viewport, colorScheme: "dark" });
  const { page } = ann;
  await ann.signIn();
  const slug = await ann.createSession("Планирование недели и всего, что за ней следует");
  const segmentIds = await endWithWords(pool, slug, meeting);
  await writeGap(pool, slug, pause);
  await writeAnalysis(pool, slug, meetingAnalysis(segmentIds));
  await ann.context.addCookies([{ name: "locale", value: "ru", url: webUrl }]);
  const look = async (name: string) => {
    await page.screenshot({ path: `test-results/screens/${name}.png`, fullPage: true });
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
    await expectAccessible(page, name);
  };
  await page.goto(`/session/${slug}/recap`);
  await page.getByText("Полнота, расход и стоимость").click();
  await look("recap-phone-dark");
  await line(page, "Agreed").click();
  await page.getByRole("button", { name: "Исправить реплику" }).click();
  await expect(page.getByLabel("Что было сказано")).toBeFocused();
  await look("recap-editing-phone-dark");
  await page.keyboard.press("Escape");
  await expect(line(page, "Agreed")).toBeFocused();
  await choose(page, page.getByRole("button", { name: "Экспорт" }), /Markdown/);

  await pool.query(
    `update video_sessions set status = 'LIVE', ended_at = null, raw_transcript_url = null,
            raw_transcript_size_bytes = null, raw_transcript_ready_at = null where slug = $1`,
    [slug],
  );
  await page.goto(`/session/${slug}/recap`);
  await expect(page.getByText("Сессия ещё идёт")).toBeVisible();
  await expect(page.getByRole("link", { name: "Перейти в сессию" })).toBeVisible();
  await look("recap-live-phone-dark");
  await ann.close();
  expect(ann.problems).toEqual([]);
});
