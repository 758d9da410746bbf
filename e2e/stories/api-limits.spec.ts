import { expect } from "@playwright/test";
import { signInAt } from "@rooms/scripts/api-visitor";
import { expectAccessible } from "../support/accessibility.ts";
import { Person } from "../support/person.ts";
import { end, said, test } from "../support/raw-web.ts";

test("a page that meets a limit says so, with 429, until when, and comes back by itself; one without its api is 503", async ({
  start,
}) => {
  const head = (path: string): string[] => [`GET ${path} HTTP/1.1`, end, "accept: text/html"];

  test.setTimeout(180_000);
  const { url } = await start("production", { api: { RATE_LIMIT_SCALE: "0.1" } });
  const ann = await Person.open({ name: "Ann", webUrl: url });
  const { page } = ann;
  const link = `/r/${"x".repeat(32)}`;

  await test.step("every kind of page is 429 once its budget is spent", async () => {
    expect(await said(url, head("/signin"))).toMatch(/^HTTP\/1.1 200 /);
    await expect(async () => {
      expect((await page.goto(link))?.status()).toBe(429);
    }).toPass({ timeout: 40_000 });
    for (const path of ["/signin", "/session/abcdefgh", "/invite/hidden-token", "/sessions", "/"]) {
      const answer = await said(url, head(path));
      expect(answer, path).toMatch(/^HTTP\/1.1 429 [^]*\r\nretry-after: \d+\r\n/i);
      expect(answer, path).toContain("Too many requests from your network");
    }
  });

  await test.step("it counts down, and comes back", async () => {
    await expect(page.getByText(/This page tries again in \d+ s/)).toBeVisible();
    await expectAccessible(page, "limited");
    await ann.screenshot("limited");
    await expect(page.getByText("There is nothing here")).toBeVisible({ timeout: 75_000 });
    await ann.close();
  });

  await test.step("a session that is none is 404, and offers to sign in who is not", async () => {
    const { url } = await start("production");
    const missing = await said(url, head("/session/abcdefgh"));
    expect(missing).toMatch(/^HTTP\/1.1 404 /);
    expect(missing).toContain('<a href="/signin?next=%2Fsession%2Fabcdefgh">Sign in to view</a>');
    const { client, headers } = await signInAt(url, "ann@example.com");
    for (const path of ["/session/abcdefgh", "/session/abcdefgh/recap", "/session/%00"]) {
      const answer = await fetch(`${url}${path}`, { headers });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).not.toContain("Sign in to view");
    }
    const made = await client.sessions.create({ body: {} });
    const slug = made.ok ? made.data.slug : "";
    expect((await fetch(`${url}/session/${slug}`)).status).toBe(200);
  });

  await test.step("without its api it is 503", async () => {
    const away = await start("production", { web: { API_URL: "http://127.0.0.1:1" } });
    const answer = await said(away.url, head("/sessions"));
    expect(answer).toMatch(/^HTTP\/1.1 503 [^]*\r\nretry-after: 5\r\n/i);
    expect(answer).toContain("The problem is on our side.");
  });
});
