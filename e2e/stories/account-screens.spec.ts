import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { looksNamed } from "../support/looks.ts";
import { Person } from "../support/person.ts";
import { endWithWords, suggestTask, writeGap } from "../support/seed.ts";
import { test } from "../support/stack.ts";

const pages = {
  sessions: "/sessions",
  "settings-profile": "/settings",
  "settings-preferences": "/settings/preferences",
  "settings-space": "/settings/space",
  "settings-members": "/settings/members",
  "settings-glossary": "/settings/glossary",
  "settings-api-keys": "/settings/api-keys",
  tasks: "/tasks",
  "tasks-board": "/tasks?view=board",
  "not-found": "/nowhere",
};

const spoken = [
  {
    name: "Ada Lovelace",
    text: "Let us look at the numbers of last week first.",
    startedAtMs: 2_000,
    endedAtMs: 6_000,
  },
  {
    name: "Grace Hopper",
    text: "The queue never grew beyond forty jobs, even on Thursday.",
    startedAtMs: 6_500,
    endedAtMs: 11_000,
  },
  {
    name: "Ada Lovelace",
    text: "So the second worker can wait.",
    startedAtMs: 11_500,
    endedAtMs: 13_000,
  },
];

/** Through the api, in the person's name: this is about how it looks. */
async function post(page: Page, path: string, body: object): Promise<unknown> {
  const answer = await page.request.post(path, {
    data: body,
    headers: { origin: new URL(page.url()).origin },
  });
  expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
  return answer.json();
}

for (const { name, viewport, colorScheme } of looksNamed("desktop-light", "phone-dark")) {
  const ru = name.startsWith("phone");
  test(`the pages outside the room stand without sideways scrolling: ${name}`, async ({
    rooms,
  }) => {
    const person = `Wilhelmina-${name}`;
    const ann = await Person.open({ name: person, webUrl: rooms.webUrl, viewport, colorScheme });
    const { page } = ann;
    const look = async (screen: string): Promise<void> => {
      await ann.screenshot(`${screen}-${name}`);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
      await expectAccessible(page, screen);
    };
    await ann.signIn();
    await post(page, "/api/spaces", { name: "Analytical engine", mode: "SESSIONS_AND_TASKS" });
    const slug = await ann.createSession("Weekly planning of the whole engine department");
    await endWithWords(rooms.pool, slug, spoken);
    await writeGap(rooms.pool, slug, {
      ...{ name: "Grace Hopper", reason: "language-not-heard" },
      ...{ startedAtMs: 13_500, endedAtMs: 19_000 },
    });
    await suggestTask(
      rooms.pool,
      slug,
      "Send the graph of the queue to everybody who asked for it",
    );
    await post(page, "/api/tasks", { title: "Order chairs", dueOn: "2020-02-03" });
    await post(page, "/api/sessions", { title: "Retrospective" });
    await post(page, "/api/sessions", {});
    await post(page, "/api/api-keys", {
      name: "Calendar",
      scopes: ["sessions:read", "transcripts:read"],
    });
    const { items } = (await (await page.request.get("/api/spaces")).json()) as {
      items: { id: string; active: boolean }[];
    };
    const spaceId = items.find(({ active }) => active)?.id ?? "";
    await post(page, `/api/spaces/${spaceId}/invitations`, {
      email: "grace.brewster.hopper@example.com",
    });
    await page.goto("/settings/glossary");
    await expect(page.getByRole("main")).toBeVisible();
    await look("settings-glossary-empty");
    await post(page, `/api/spaces/${spaceId}/glossary`, {
      term: "Kubernetes",
      soundsLike: ["Cooper Netties", "cube or net ease"],
    });
    await post(page, `/api/spaces/${spaceId}/glossary`, { term: "Гладия" });
    const { url } = (await post(page, `/api/spaces/${spaceId}/invitations`, {})) as { url: string };

    if (ru) await ann.context.addCookies([{ name: "locale", value: "ru", url: rooms.webUrl }]);
    for (const [screen, path] of Object.entries(pages)) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      await expect(page.locator(".animate-breathe:not(.rounded-full)")).toHaveCount(0);
      await look(screen);
    }
    await page.goto(`/session/${slug}`);
    await expect(page.locator("[data-line]").first()).toBeVisible();
    await look("recap-waiting");
    await page.goto("/settings/members");
    await page.getByRole("button", { name: /^(Invite|Пригласить)$/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look("invite-dialog");
    await page.keyboard.press("Escape");
    await page.goto("/sessions");
    await page.getByRole("button", { name: /^(Space|Пространство): / }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await look("space-menu");
    await page.getByRole("menuitem", { name: /^(New space|Новое пространство)$/ }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await look("create-space");
    await ann.context.clearCookies();
    if (ru) await ann.context.addCookies([{ name: "locale", value: "ru", url: rooms.webUrl }]);
    await page.goto(new URL(url).pathname);
    await look("invite");
    await page.goto("/invite/nonsense");
    await look("invite-unknown");
    await ann.close();
    expect(ann.problems.filter((problem) => !problem.includes("404"))).toEqual([]);
  });
}
